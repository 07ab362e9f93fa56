/** What a built extension may weigh and do. Pure: names and contents of files in, findings out. */
import { gzipSync } from 'node:zlib';

/** One kilobyte, as budgets count. */
const KB = 1000;

/** The part of the manifest that the budgets read. */
export interface Manifest {
  content_scripts?: { js?: string[]; css?: string[] }[];
  web_accessible_resources?: unknown[];
  externally_connectable?: unknown;
  permissions?: string[];
  optional_permissions?: string[];
  host_permissions?: string[];
  optional_host_permissions?: string[];
  content_security_policy?: { extension_pages?: string };
}

/** All that the extension may ask the browser for; docs/permissions.md says what for. */
const ALLOWED = ['storage', 'scripting', 'contextMenus', 'sidePanel'];

/** A built extension: contents by path with forward slashes. */
export type Build = ReadonlyMap<string, Buffer>;

/** A line of the table. */
export interface Weight {
  name: string;
  bytes: number;
  gzip: number;
  /** Gzipped bytes; null where there is no budget. */
  budget: number | null;
}

/** Scripts that are injected when they are needed, with their styles. */
const SPOTTER = /^content-scripts\/spotter\.(js|css)$/;
const READING = /^content-scripts\/reading\.(js|css)$/;
const CARD = /^content-scripts\/card\.(js|css)$/;

function weigh(name: string, files: readonly (Buffer | undefined)[], budget: number | null): Weight {
  const there = files.filter((file) => file !== undefined);
  const sum = (size: (file: Buffer) => number) => there.reduce((total, file) => total + size(file), 0);
  return {
    name,
    bytes: sum((file) => file.length),
    gzip: sum((file) => gzipSync(file, { level: 9 }).length),
    budget,
  };
}

/** Weights of the parts that have a budget, then of the whole. */
export function weights(build: Build, manifest: Manifest): Weight[] {
  const everyPage = (manifest.content_scripts ?? []).flatMap(({ js = [], css = [] }) => [...js, ...css]);
  const injected = (files: RegExp) => [...build].filter(([path]) => files.test(path)).map(([, file]) => file);
  return [
    weigh(
      'script on every page',
      everyPage.map((path) => build.get(path)),
      25 * KB,
    ),
    weigh('spotter, where needed', injected(SPOTTER), 60 * KB),
    weigh('reading, after painting', injected(READING), 115 * KB),
    weigh('card, on first use', injected(CARD), 60 * KB),
    weigh('whole extension', [...build.values()], null),
  ];
}

/** Ways to reach the network. Addresses in strings are no requests: namespaces, licences, references. */
const REQUESTS: [RegExp, string][] = [
  // What asks the browser's cache alone never goes out (browser/reader-tab.ts).
  [
    /(?<![\w$.])(?:(?:window|self|globalThis)\.)?fetch\s*\((?!location\.href,\{cache:[`"']only-if-cached[`"'],mode:[`"']same-origin[`"']\}\))/,
    'fetch()',
  ],
  [/\bXMLHttpRequest\b/, 'XMLHttpRequest'],
  [/\bWebSocket\b/, 'WebSocket'],
  [/\bWebTransport\b/, 'WebTransport'],
  [/\bRTCPeerConnection\b/, 'RTCPeerConnection'],
  [/\bsendBeacon\b/, 'sendBeacon()'],
  [/\bEventSource\b/, 'EventSource'],
  [/\bimportScripts\b/, 'importScripts()'],
  [/\bimport\s*\(?\s*["'`](?:https?:)?\/\//, 'a script from elsewhere'],
  [/\bfrom\s*["'`](?:https?:)?\/\//, 'a script from elsewhere'],
  [/<(?:script|img|iframe|source)\b[^>]*\bsrc\s*=\s*["']?(?:https?:)?\/\//i, 'a resource from elsewhere'],
  [/<link\b[^>]*\bhref\s*=\s*["']?(?:https?:)?\/\//i, 'a stylesheet from elsewhere'],
  [/@import\s+(?:url\()?\s*["']?(?:https?:)?\/\//i, 'a stylesheet from elsewhere'],
  [/(?<!\bnew )\burl\(\s*["']?(?:https?:)?\/\//i, 'an image or font from elsewhere'],
];
/** Ways to turn text into code, or to show where code came from. */
const CODE: [RegExp, string][] = [
  [/(?<![\w$.])(?:(?:window|self|globalThis)\.)?eval\s*\(/, 'eval()'],
  [/(?<![\w$.])(?:new\s+)?Function\s*\(\s*["'`]/, 'new Function()'],
  [/\bnew\s+Function\b/, 'new Function()'],
  [/\bset(?:Timeout|Interval)\s*\(\s*["'`]/, 'a timer with code in a string'],
  [/sourceMappingURL=/, 'a source map'],
];
/** The same in pages, where no script may stand in the page itself. */
const INLINE: [RegExp, string][] = [
  [/<script(?![^>]*\bsrc\s*=)[^>]*>/i, 'a script in the page'],
  [/<[a-z][^>]*\son[a-z]+\s*=/i, 'a handler in the page'],
  [/\b(?:href|src)\s*=\s*["']?\s*javascript:/i, 'code in an address'],
];
/** What the policy of the extension's own pages must say, whatever else it says. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // One address, of the worker that reads PDFs.
  'trusted-types backbrief-worker',
];
const POLYFILL = /webextension-polyfill|The message port closed before a response was received/;

/** What the manifest opens to others, or asks for beyond what is needed. */
function openings(manifest: Manifest): string[] {
  const found: string[] = [];
  const { permissions = [], optional_permissions = [], optional_host_permissions = [] } = manifest;
  if (manifest.web_accessible_resources?.length)
    found.push('The manifest makes files accessible to web pages.');
  if (manifest.externally_connectable !== undefined)
    found.push('The manifest lets pages or other extensions send messages.');
  for (const permission of [...permissions, ...optional_permissions, ...optional_host_permissions]) {
    if (!ALLOWED.includes(permission)) found.push(`The manifest asks for "${permission}".`);
  }
  const policy = (manifest.content_security_policy?.extension_pages ?? '')
    .split(';')
    .map((part) => part.trim());
  for (const part of POLICY) {
    if (!policy.includes(part)) found.push(`The policy of the extension's pages does not say ${part}.`);
  }
  if (policy.some((part) => /unsafe|https?:|\*/.test(part)))
    found.push("The policy of the extension's pages lets code or data in.");
  return found;
}

/** What breaks a rule, one sentence each; empty where all is well. */
export function faults(build: Build, manifest: Manifest): string[] {
  const found: string[] = [];
  for (const { name, bytes, gzip, budget } of weights(build, manifest)) {
    if (bytes === 0) found.push(`The build has no file for "${name}".`);
    if (budget !== null && gzip > budget)
      found.push(
        `"${name}" weighs ${gzip} bytes gzipped, over its budget of ${budget} (CONTRIBUTING.md, "Budgets").`,
      );
  }
  for (const path of (manifest.content_scripts ?? []).flatMap(({ js = [], css = [] }) => [...js, ...css])) {
    if (!build.has(path)) found.push(`The manifest names ${path}, which the build does not have.`);
  }
  found.push(...openings(manifest));
  for (const [path, content] of build) {
    if (path.endsWith('.map')) found.push(`${path} is a source map.`);
    if (!/\.(m?js|html|css)$/.test(path)) continue;
    const text = content.toString('utf8');
    for (const [pattern, what] of REQUESTS) {
      if (pattern.test(text)) found.push(`${path} can reach the network: ${what}.`);
    }
    for (const [pattern, what] of path.endsWith('.html') ? [...CODE, ...INLINE] : CODE) {
      if (pattern.test(text)) found.push(`${path} holds ${what}.`);
    }
    if (path.startsWith('content-scripts/') && POLYFILL.test(text)) {
      found.push(`${path} contains webextension-polyfill, which pages must not pay for.`);
    }
  }
  return found;
}
