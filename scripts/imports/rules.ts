/** Who may import whom: the rules as tables, and what breaks them. Pure. ARCHITECTURE.md says why. */
import { circles, type Import, type Imports, reached } from './graph.ts';

/** What a room may import beside itself. The first row that fits a file decides. */
interface Room {
  /** Files of the room; a group in it sets rooms of one sort apart. */
  files: RegExp;
  /** What may be imported: files and packages. */
  may: readonly RegExp[];
  /** Of what types may be imported besides. */
  types?: readonly RegExp[];
  says: string;
}

const PREACT = /^preact(\/|$)/;
const POLYFILL = /^webextension-polyfill$/;

export const ROOMS: readonly Room[] = [
  { files: /^(data)\//, may: [/^(fuse\.js|valibot)$/], says: 'data/ imports nothing but itself' },
  { files: /^(spotting)\//, may: [/^data\//], says: 'spotting/ imports data/ only' },
  {
    files: /^(components)\//,
    may: [/^data\//, PREACT],
    types: [/^public\/_locales\//],
    says: 'components/ imports data/ only, and knows no browser API: props in, events out',
  },
  {
    files: /^(browser\/dom)\//,
    may: [/^browser\/(api|world)\.ts$/, /^spotting\/first-look\.ts$/],
    types: [/^spotting\/types\.ts$/],
    says: 'browser/dom/ is in the script on every page: it imports browser/api.ts, browser/world.ts, the first look and types only',
  },
  {
    files: /^(browser)\/use-[\w-]+\.ts$/,
    may: [PREACT],
    says: 'hooks in browser/ (use-….ts) import browser/ and Preact only',
  },
  {
    files: /^(browser)\//,
    // Steps of a walk and words by their key are pure functions; all else of data/ is types here.
    may: [
      /^data\/walk\.ts$/,
      /^components\/words\.ts$/,
      /^public\/_locales\//,
      POLYFILL,
      /^@wxt-dev\//,
      /^wxt\//,
    ],
    types: [/^data\//, /^spotting\//],
    says: 'browser/ imports types of data/ and spotting/ only, and the words',
  },
  {
    files: /^(entrypoints\/[^/]+)\//,
    may: [
      /^(browser|components|data|spotting)\//,
      /^public\/_locales\//,
      /^(?!(entrypoints|scripts|test)\/)[@\w]/,
    ],
    says: 'an entry point imports the shared rooms, never another entry point, scripts/ or test/',
  },
];

/** What must not be in the bundle of an entry point, however far away it is imported. */
interface Bundle {
  entry: RegExp;
  never: readonly RegExp[];
  says: string;
}

/** All that holds evidence text. */
const EVIDENCE = [
  /^data\/evidence\.ts$/,
  /^data\/(statements|treatments|pathway)\//,
  /^data\/(documents|disagreements|guidance|red-flags|glossary|companion-cautions|start-back)\.json$/,
];
const NO_EVIDENCE = 'evidence text stays out of pages';

export const BUNDLES: readonly Bundle[] = [
  {
    entry: /^entrypoints\/\w+\.content\/index\.tsx?$/,
    never: [POLYFILL],
    says: 'webextension-polyfill stays out of pages: use browser/api.ts and browser/content-messaging.ts',
  },
  { entry: /^entrypoints\/\w+\.content\/index\.tsx?$/, never: EVIDENCE, says: NO_EVIDENCE },
  {
    entry: /^entrypoints\/(ear|gate|spotter|reading)\.content\/index\.tsx?$/,
    never: [PREACT, /^components\//],
    says: 'views and Preact stay out of the scripts that look at pages',
  },
  {
    entry: /^entrypoints\/(ear|gate)\.content\/index\.tsx?$/,
    never: [/^data\//, /^spotting\/(?!(first-look|fold|trie|anchors\.computed)\.ts$)/],
    says: 'the script on every page holds no lexicon: browser/dom/first-look.ts is all it needs',
  },
];

function fits(path: string, of: readonly RegExp[] = []): boolean {
  return of.some((one) => one.test(path));
}

function allowed(from: string, { to, types }: Import, room: Room): boolean {
  const [, own = ''] = room.files.exec(from) ?? [];
  return to.startsWith(`${own}/`) || fits(to, room.may) || (types && fits(to, room.types));
}

function roomFaults(imports: Imports): string[] {
  return [...imports].flatMap(([from, all]) => {
    const room = ROOMS.find(({ files }) => files.test(from));
    if (!room) return [];
    const wrong = all.filter((one) => !allowed(from, one, room));
    return wrong.map(({ to, types }) => `${from} imports ${types ? 'types of ' : ''}${to}: ${room.says}.`);
  });
}

function bundleFaults(imports: Imports): string[] {
  return [...imports.keys()].flatMap((entry) => {
    const rules = BUNDLES.filter((rule) => rule.entry.test(entry));
    if (rules.length === 0) return [];
    const ways = [...reached(entry, imports)];
    return rules.flatMap(({ never, says }) => {
      // One way is enough: what lies behind it comes with it.
      const way = ways.find(([to]) => fits(to, never))?.[1];
      return way ? [`${way.join(' → ')}: ${says}.`] : [];
    });
  });
}

/** What breaks a rule, a sentence each. */
export function importFaults(imports: Imports): string[] {
  const around = circles(imports).map((way) => `${way.join(' → ')}: imports go round in a circle.`);
  return [...roomFaults(imports), ...bundleFaults(imports), ...around];
}
