/**
 * Writes the evidence base out for review: `node scripts/evidence.ts` writes docs/evidence.md,
 * `node scripts/evidence.ts --json` prints one JSON object.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Evidence, evidence } from '../data/evidence.ts';
import { evidencePage, evidenceWithLinks } from './evidence-page.ts';
import { whenReaderGone } from './reader-gone.ts';

const PAGE = 'docs/evidence.md';

function counts(base: Evidence): string {
  return `${base.documents.length} documents, ${base.statements.length} statements, ${base.treatments.length} treatments, ${base.redFlags.length} red flags, ${base.pathway.nodes.length} pathway steps, ${base.disagreements.length} disagreements, ${base.guidance.length} guidance rows, ${base.glossary.length} glossary terms`;
}

function writePage(): void {
  const root = join(import.meta.dirname, '..');
  mkdirSync(join(root, 'docs'), { recursive: true });
  writeFileSync(join(root, PAGE), evidencePage(evidence));
  console.log(`${PAGE}: ${counts(evidence)}`);
}

whenReaderGone();

const unknown = process.argv.slice(2).filter((flag) => flag !== '--json');
if (unknown.length > 0) {
  console.error(`Unknown argument ${unknown[0]}: use --json to print JSON, or nothing to write ${PAGE}.`);
  process.exitCode = 2;
} else if (process.argv.includes('--json')) {
  // A pipe takes long text in parts; leaving by itself lets Node write all of them.
  process.stdout.write(`${JSON.stringify(evidenceWithLinks(evidence), null, 2)}\n`);
} else {
  try {
    writePage();
  } catch (error) {
    console.error(`Could not write ${PAGE}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
