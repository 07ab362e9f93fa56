/** Mozilla's own check of the build for Firefox. */
import { type Ended, runNode, TOOLS } from '../steps.ts';

/** The warnings that stay, and how many of each: docs/store/README.md tells Mozilla's reviewers what each is. */
const EXPLAINED: Readonly<Record<string, number>> = {
  'Unsafe assignment to innerHTML': 4,
  'Unsafe call to import for argument 0': 4,
};

/** What the linter has to say of one place. */
interface Finding {
  message: string;
  file?: string;
  line?: number;
}

/** What is not as the docs have it: one line for each error, and for each warning that is told another number of times. */
export function unexplained({ errors, warnings }: { errors: Finding[]; warnings: Finding[] }): string[] {
  const told = new Map(Object.keys(EXPLAINED).map((message) => [message, [] as Finding[]]));
  for (const warning of warnings) told.set(warning.message, [...(told.get(warning.message) ?? []), warning]);
  const place = ({ file = '', line }: Finding) => (line ? `${file}:${line}` : file);
  return [
    ...errors.map((error) => `Error: ${error.message} (${place(error)})`),
    ...[...told].flatMap(([message, places]) => {
      const expected = EXPLAINED[message] ?? 0;
      if (places.length === expected) return [];
      return `Warning, ${places.length} times where docs/store/README.md explains ${expected}: ${message} (${places.map(place).join(', ')})`;
    }),
  ];
}

/** Runs it over the build that is there: fails at an error, and at a warning that the docs do not explain. */
export async function lintForMozilla(): Promise<Ended> {
  const { output } = await runNode([TOOLS.addonsLinter, '--output=json', '.output/firefox-mv3']);
  try {
    const wrong = unexplained(JSON.parse(output.slice(output.indexOf('{'))));
    return { ok: wrong.length === 0, output: wrong.join('\n') };
  } catch {
    return { ok: false, output };
  }
}
