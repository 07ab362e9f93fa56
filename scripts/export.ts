/** `npm run export -- fhir|cds`: writes the evidence base as FHIR R5 or as cards of the shape of CDS Hooks. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { evidence } from '../data/evidence.ts';
import { cdsCards } from './export/cds.ts';
import { fhirBundle } from './export/fhir.ts';
import { whenReaderGone } from './reader-gone.ts';
import { messageOf, ROOT } from './steps.ts';

const HELP = `npm run export -- fhir   FHIR R5: one Bundle of Citation, Evidence, ArtifactAssessment, EvidenceReport and PlanDefinition
npm run export -- cds    cards of the shape of CDS Hooks 2.0
  --out DIR  where to write, out/export by default
docs/fhir.md says what maps to what.`;

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

/** Reads the arguments. @throws where they cannot be understood, with a sentence */
function asked(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string', default: join(ROOT, 'out', 'export') },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [form = '', ...rest] = positionals;
  const make = FORMS[form];
  if (values.help) return null;
  if (!make || rest.length > 0)
    throw new Error(
      `Say what to write, "fhir" or "cds"; here stands "${positionals.join(' ')}". --help tells more.`,
    );
  if (values.out.trim() === '') throw new Error('--out needs the name of a folder.');
  return { make, folder: resolve(values.out) };
}

function write({ make, folder }: NonNullable<ReturnType<typeof asked>>): void {
  const { name, content, holds } = make();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
  console.log(`${relative(process.cwd(), file)}: ${holds}`);
}

function main(): number {
  let what: ReturnType<typeof asked>;
  try {
    what = asked(process.argv.slice(2));
  } catch (error) {
    console.error(messageOf(error));
    return 2;
  }
  if (!what) {
    console.log(HELP);
    return 0;
  }
  try {
    write(what);
    return 0;
  } catch (error) {
    console.error(`The export could not be written: ${messageOf(error)}. Choose another folder with --out.`);
    return 1;
  }
}

// The exit code is still wanted.
whenReaderGone(() => {});
process.exitCode = main();
