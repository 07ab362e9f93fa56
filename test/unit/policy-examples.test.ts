/** The schema of the policy, its table in the docs and the examples there say the same as the product. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { checkPolicy, FIELDS } from '../../browser/policy-check.ts';
import { fits, NAMES } from '../../browser/settings-schema.ts';

interface Node {
  type: string;
  title: string;
  description: string;
  enum?: string[];
  items?: { type: string };
  minimum?: number;
  maximum?: number;
}

const read = (path: string) => readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8');
const schema = JSON.parse(read('public/managed-schema.json')) as {
  type: string;
  properties: Record<string, Node>;
};
const fields = Object.entries(schema.properties);
const docs = read('docs/deployment.md');

describe('the schema', () => {
  test('has each field that the product reads, and no other', () => {
    expect(fields.map(([name]) => name).sort()).toEqual([...FIELDS].sort());
  });

  test('is one that Chrome takes: an object, one type a node, nothing that it does not know', () => {
    expect(Object.keys(schema).sort()).toEqual(['properties', 'type']);
    expect(schema.type).toBe('object');
    for (const [, node] of fields) {
      expect(['string', 'boolean', 'integer', 'array']).toContain(node.type);
      expect(node.title).not.toBe('');
      expect(node.description).toMatch(/\.$/);
      expect(node.type === 'array').toBe(node.items !== undefined);
      const known = ['type', 'title', 'description', 'enum', 'items', 'minimum', 'maximum'];
      expect(Object.keys(node).filter((key) => !known.includes(key))).toEqual([]);
    }
  });

  test('allows what the settings allow, and nothing else', () => {
    for (const name of NAMES) {
      const { type, enum: choices, minimum, maximum } = schema.properties[name] as Node;
      if (choices) expect(choices.every((choice) => fits(name, choice))).toBe(true);
      if (type === 'boolean') expect(fits(name, true) && fits(name, false)).toBe(true);
      if (type === 'array') expect(fits(name, [])).toBe(true);
      if (type !== 'integer') continue;
      expect([minimum, maximum].map((value) => fits(name, value))).toEqual([true, true]);
      expect([Number(minimum) - 1, Number(maximum) + 1].map((value) => fits(name, value))).toEqual([
        false,
        false,
      ]);
    }
    const theme = schema.properties.theme?.enum;
    const all = ['patient', 'student', 'clinician', 'all', 'all-but', 'only', 'click', 'each', 'first'];
    const words = [...all, 'standard', 'thin', 'tinted', ...(theme ?? [])];
    for (const name of NAMES) {
      const { enum: choices } = schema.properties[name] as Node;
      if (choices) expect(words.filter((word) => fits(name, word)).sort()).toEqual([...choices].sort());
    }
  });
});

describe('the docs', () => {
  test('have each field in their table, with its choices', () => {
    const rows = [...docs.matchAll(/^\| `(\w+)` \| (.*?) \|/gm)].map(([, name = '', type = '']) => ({
      name,
      type,
    }));
    expect(rows.map(({ name }) => name).sort()).toEqual([...FIELDS].sort());
    for (const { name, type } of rows) {
      const node = schema.properties[name] as Node;
      if (node.enum) expect([...type.matchAll(/"([\w-]+)"/g)].map(([, word]) => word)).toEqual(node.enum);
      if (node.type === 'boolean') expect(type).toBe('true or false');
      if (node.type === 'array') expect(type).toMatch(/^list of /);
      if (node.type === 'integer') expect(type).toContain(`from ${node.minimum} to ${node.maximum}`);
    }
  });

  test('link to examples that are there', () => {
    const links = [...docs.matchAll(/\]\((deployment\/[\w.-]+)\)/g)].map(([, path]) => path);
    expect(links.length).toBeGreaterThan(4);
    for (const path of links) expect(read(`docs/${path}`)).not.toBe('');
  });
});

const check = new Ajv().compile({ ...schema, additionalProperties: false });

function expectRight(policy: Record<string, unknown>): void {
  expect(Object.keys(policy).length).toBeGreaterThan(2);
  expect([check(policy), check.errors]).toEqual([true, null]);
  expect(checkPolicy(policy)?.unread).toEqual([]);
}

describe('the examples', () => {
  const json = (name: string) => JSON.parse(read(`docs/deployment/${name}`));

  test.each(['chrome-policy.json', 'edge-policy.json'])('%s is right', (name) => {
    const { ExtensionSettings, '3rdparty': others } = json(name);
    expect(Object.keys(ExtensionSettings)).toEqual(Object.keys(others.extensions));
    expectRight(others.extensions.EXTENSION_ID);
  });

  test('those for Firefox are right, and name the id of the extension', () => {
    const id = /id: '([^']+)'/.exec(read('wxt.config.ts'))?.[1] ?? '';
    const { policies } = json('firefox-policies.json');
    expect(Object.keys(policies.ExtensionSettings)).toEqual([id]);
    expectRight(policies['3rdparty'].Extensions[id]);
    const { name, type, data } = json('firefox-managed-storage.json');
    expect([name, type]).toEqual([id, 'storage']);
    expectRight(data);
    expect(docs).toContain(id);
  });

  test('that for the registry is right', () => {
    const policy: Record<string, unknown> = {};
    let list: string[] | null = null;
    let isOurs = false;
    for (const line of read('docs/deployment/windows-chrome.reg').split('\n')) {
      const [, key] = /^\[(.*)\]$/.exec(line) ?? [];
      const [, at, text, number] = /^"([^"]+)"=(?:"(.*)"|dword:(\d+))$/.exec(line) ?? [];
      if (key) {
        const [, name] = /EXTENSION_ID\\policy(?:\\(\w+))?$/.exec(key) ?? [];
        isOurs = key.includes('\\policy');
        list = name ? [] : null;
        if (name) policy[name] = list;
      } else if (at && isOurs && list) list.push(String(text));
      else if (at && isOurs) policy[at] = text ?? Number(number) === 1;
    }
    expectRight(policy);
  });

  test('that for macOS is right', () => {
    const plist = read('docs/deployment/macos-chrome.plist');
    const pairs = [
      ...plist.matchAll(
        /<key>(\w+)<\/key>\s*(?:<(true|false)\/>|<string>(.*?)<\/string>|<array>([\s\S]*?)<\/array>)/g,
      ),
    ];
    const asValue = ([, , flag, text, list]: RegExpMatchArray) =>
      flag
        ? flag === 'true'
        : (text ?? [...(list ?? '').matchAll(/<string>(.*?)<\/string>/g)].map(([, one]) => one));
    expectRight(Object.fromEntries(pairs.map((pair) => [pair[1], asValue(pair)])));
  });
});
