import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { faults, type Manifest, weights } from '../../scripts/budgets.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'; object-src 'none'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types backbrief-worker";
const MANIFEST: Manifest = {
  permissions: ['storage'],
  content_security_policy: { extension_pages: POLICY },
  content_scripts: [{ js: ['content-scripts/gate.js'], css: ['content-scripts/gate.css'] }],
};

/** A build that keeps all rules, with some files changed. */
function build(changes: Record<string, string | Buffer> = {}): Map<string, Buffer> {
  const files = {
    'content-scripts/gate.js': 'look()',
    'content-scripts/gate.css': '::highlight(x){color:red}',
    'content-scripts/spotter.js': 'spot()',
    'content-scripts/reading.js': 'read()',
    'content-scripts/card.js': 'createElementNS("http://www.w3.org/1999/xhtml","div")',
    'background.js': '/* https://opensource.org/license/mit */ prefetch(); cache.fetch(1)',
    'popup.html': '<script type="module" src="/chunks/popup.js"></script>',
    ...changes,
  };
  return new Map(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]));
}

test('a light build that keeps to itself has no fault', () => {
  expect(faults(build(), MANIFEST)).toEqual([]);
});

test('budgets count gzipped bytes, script and styles together', () => {
  const heavy = {
    'content-scripts/gate.js': randomBytes(24_900),
    'content-scripts/gate.css': randomBytes(200),
  };
  expect(weights(build(heavy), MANIFEST)[0]).toMatchObject({ bytes: 25_100, budget: 25_000 });
  expect(faults(build(heavy), MANIFEST)).toEqual([expect.stringContaining('over its budget of 25000')]);
  expect(faults(build({ 'content-scripts/gate.js': 'a'.repeat(500_000) }), MANIFEST)).toEqual([]);
  expect(faults(build({ 'content-scripts/spotter.js': randomBytes(60_000) }), MANIFEST)).toHaveLength(1);
  expect(faults(build({ 'content-scripts/reading.js': randomBytes(115_000) }), MANIFEST)).toHaveLength(1);
  expect(faults(build({ 'content-scripts/card.js': randomBytes(60_000) }), MANIFEST)).toHaveLength(1);
});

test('a missing script is a fault, not a saving', () => {
  const without = build();
  without.delete('content-scripts/gate.js');
  without.delete('content-scripts/spotter.js');
  without.delete('content-scripts/reading.js');
  without.delete('content-scripts/card.js');
  expect(faults(without, MANIFEST)).toHaveLength(4);
});

test.each([
  ['fetch("https://x.example")', 'fetch()'],
  ['window.fetch(a)', 'fetch()'],
  ['new XMLHttpRequest', 'XMLHttpRequest'],
  ['new WebSocket(a)', 'WebSocket'],
  ['navigator.sendBeacon(a)', 'sendBeacon()'],
  ['new EventSource(a)', 'EventSource'],
  ['import("https://x.example/a.js")', 'a script from elsewhere'],
])('%s is found', (code, what) => {
  expect(faults(build({ 'background.js': code }), MANIFEST)).toEqual([
    `background.js can reach the network: ${what}.`,
  ]);
});

test('pages and styles may not load from elsewhere either', () => {
  const page = '<script src="https://x.example/a.js"></script>';
  expect(faults(build({ 'popup.html': page }), MANIFEST)).toHaveLength(1);
  expect(faults(build({ 'a.css': 'a{background:url(//x.example/a.png)}' }), MANIFEST)).toHaveLength(1);
});

test('nothing is accessible to web pages, and pages do not pay for the polyfill', () => {
  expect(faults(build(), { ...MANIFEST, web_accessible_resources: [{}] })).toHaveLength(1);
  const polyfill = 'throw "The message port closed before a response was received."';
  expect(faults(build({ 'content-scripts/card.js': polyfill }), MANIFEST)).toHaveLength(1);
  expect(faults(build({ 'background.js': polyfill }), MANIFEST)).toEqual([]);
});

test.each([
  ['eval("1")', 'eval()'],
  ['self.eval(a)', 'eval()'],
  ['new Function("a", "b")', 'new Function()'],
  ['Function("return this")()', 'new Function()'],
  ['setTimeout("go()", 1)', 'a timer with code in a string'],
  ['go()\n//# sourceMappingURL=background.js.map', 'a source map'],
])('text that becomes code is found: %s', (code, what) => {
  expect(faults(build({ 'background.js': code }), MANIFEST)).toContain(`background.js holds ${what}.`);
});

test('names that only look like it are no fault', () => {
  const code =
    'retrieval(1);a.evaluate();this.eval(x);typeof f==="function";isFunction("a");setTimeout(()=>"a",1)';
  expect(faults(build({ 'background.js': code }), MANIFEST)).toEqual([]);
});

test.each([
  ['<script>go()</script>', 'a script in the page'],
  ['<body onload="go()">', 'a handler in the page'],
  ['<a href="javascript:go()">', 'code in an address'],
])('%s in a page is found', (page, what) => {
  expect(faults(build({ 'popup.html': page }), MANIFEST)).toEqual([`popup.html holds ${what}.`]);
});

test('the manifest opens nothing and asks for nothing more', () => {
  const wrong: Manifest[] = [
    { ...MANIFEST, externally_connectable: { matches: ['*://*.example/*'] } },
    { ...MANIFEST, permissions: ['storage', 'tabs'] },
    { ...MANIFEST, optional_permissions: ['history'] },
    {
      ...MANIFEST,
      content_security_policy: {
        extension_pages: POLICY.replace("connect-src 'none'", "connect-src 'self'"),
      },
    },
    {
      ...MANIFEST,
      content_security_policy: { extension_pages: `${POLICY}; script-src-elem 'unsafe-inline'` },
    },
  ];
  for (const manifest of wrong) expect(faults(build(), manifest)).toHaveLength(1);
  expect(faults(build(), { ...MANIFEST, content_security_policy: {} }).length).toBeGreaterThan(5);
  expect(faults(build({ 'popup.js.map': '{}' }), MANIFEST)).toEqual(['popup.js.map is a source map.']);
});
