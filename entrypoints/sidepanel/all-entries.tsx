import { PANEL, RED_FLAG_NAME } from '../../components/strings.ts';
import { Chip } from '../../components/verdicts.tsx';
import { evidence, leadVerdict } from '../../data/evidence.ts';
import type { Treatment } from '../../data/schema.ts';

/** Kinds in the order of the list, with their headings. */
const KINDS: [Treatment['kind'], string][] = [
  ['physical', 'Physical treatments'],
  ['mind-body', 'Mind-body treatments'],
  ['programme', 'Programmes'],
  ['drug class', 'Drug classes'],
  ['drug', 'Drugs'],
  ['product', 'Products'],
  ['device', 'Devices'],
  ['procedure', 'Procedures'],
  ['surgery', 'Surgery'],
  ['triage', 'Screening tools'],
  ['test', 'Tests'],
];

function byName(one: { name: string }, other: { name: string }): number {
  return one.name.localeCompare(other.name);
}

/** Every red flag and treatment, by kind. */
export function AllEntries() {
  return (
    <div class="index">
      <section>
        <h2>{PANEL.redFlags}</h2>
        <ul>
          {[...evidence.redFlags].sort(byName).map((flag) => (
            <li key={flag.id}>
              <a href={`#/treatment/${flag.id}`}>{flag.name}</a>
              <Chip word="red flag" label={RED_FLAG_NAME} />
            </li>
          ))}
        </ul>
      </section>
      {KINDS.map(([kind, heading]) => {
        const rows = evidence.treatments.filter((row) => row.kind === kind).sort(byName);
        if (rows.length === 0) return null;
        return (
          <section key={kind}>
            <h2>{heading}</h2>
            <ul>
              {rows.map((row) => (
                <li key={row.id}>
                  <a href={`#/treatment/${row.id}`}>{row.name}</a>
                  <Chip word={leadVerdict(row).verdict} label={leadVerdict(row).label} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
