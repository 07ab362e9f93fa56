/** `npm run export -- fhir|cds`: writes the evidence base as FHIR R5 or as cards of the shape of CDS Hooks. */
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { evidence } from '../data/evidence.ts';
import { cdsCards } from './export/cds.ts';
import { fhirBundle } from './export/fhir.ts';
import { here, Misuse, makeFolder, run, whyNotWritten } from './options.ts';
import { whenReaderGone } from './reader-gone.ts';
import { ROOT } from './steps.ts';

const FOLDER = join(ROOT, 'out', 'export');

const EXPORT = {
  name: 'npm run export',
  takes: 'FORM',
  does: `Writes the evidence base for other programs. docs/fhir.md says what maps to what. FORM is one of
  fhir   FHIR R5: one Bundle of Citation, Evidence, ArtifactAssessment, EvidenceReport and PlanDefinition
  cds    cards of the shape of CDS Hooks 2.0`,
  options: { out: { value: 'DIR', does: 'writes to this folder, not to out/export' } },
  example: 'npm run export -- fhir --out ../exported',
};

/** What can be written: the file's name, its content, and what it holds in a few words. */
const FORMS: Record<string, () => { name: string; content: object; holds: string }> = {
  fhir: () => {
    const content = fhirBundle(evidence);
    return { name: 'backbrief-fhir-r5.json', content, holds: `${content.entry?.length ?? 0} resources` };
  },
  cds: () => {
    const content = cdsCards(evidence);
    return { name: 'backbrief-cds-cards.json', content, holds: `${content.cards.length} cards` };
  },
};

/** @throws Misuse, a sentence, where it is none that can be written, or not one alone */
function formOf(names: readonly string[]) {
  const [form, ...rest] = names;
  if (form === undefined) throw new Misuse('Say what to write, "fhir" or "cds". --help tells more.');
  const make = Object.hasOwn(FORMS, form) ? FORMS[form] : undefined;
  if (make && rest.length === 0) return make;
  throw new Misuse(
    `Say what to write, "fhir" or "cds"; here stands "${names.join(' ')}". --help tells more.`,
  );
}

// The exit code is still wanted.
whenReaderGone(() => {});

await run(EXPORT, ({ options: { out }, names }) => {
  const { name, content, holds } = formOf(names)();
  const folder = out === undefined ? FOLDER : here(out);
  const file = join(folder, name);
  try {
    makeFolder(folder);
    writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
  } catch (error) {
    throw new Error(
      `The export could not be written to ${folder}: ${whyNotWritten(error)}. Choose another folder with --out.`,
    );
  }
  console.log(`${relative(process.cwd(), file)}: ${holds}`);
});
