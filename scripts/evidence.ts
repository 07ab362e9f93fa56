/** `npm run evidence`: writes the evidence base out for review, as docs/evidence.md or as JSON. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Evidence, evidence } from '../data/evidence.ts';
import { evidencePage, evidenceWithLinks } from './evidence-page.ts';
import { run, whyNotWritten } from './options.ts';
import { whenReaderGone } from './reader-gone.ts';
import { ROOT } from './steps.ts';

const PAGE = 'docs/evidence.md';

const EVIDENCE = {
  name: 'npm run evidence',
  does: `Writes the evidence base out for review, to ${PAGE}.`,
  options: { json: { does: `prints it as one JSON object, and leaves ${PAGE} as it is` } },
  example: 'npm run --silent evidence -- --json > evidence.json',
};

function counts(base: Evidence): string {
  return `${base.documents.length} documents, ${base.statements.length} statements, ${base.treatments.length} treatments, ${base.redFlags.length} red flags, ${base.pathway.nodes.length} pathway steps, ${base.disagreements.length} disagreements, ${base.guidance.length} guidance rows, ${base.glossary.length} glossary terms`;
}

/** @throws Error, a sentence, where it cannot be written */
function writePage(): void {
  try {
    mkdirSync(join(ROOT, 'docs'), { recursive: true });
    writeFileSync(join(ROOT, PAGE), evidencePage(evidence));
  } catch (error) {
    throw new Error(`${PAGE} could not be written: ${whyNotWritten(error)}.`);
  }
  console.log(`${PAGE}: ${counts(evidence)}`);
}

whenReaderGone();

await run(EVIDENCE, ({ options: { json } }) => {
  // A pipe takes long text in parts; leaving by itself lets Node write all of them.
  if (json) process.stdout.write(`${JSON.stringify(evidenceWithLinks(evidence), null, 2)}\n`);
  else writePage();
});
