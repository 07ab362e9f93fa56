/** Shows files of this machine to a browser: a server that only this machine can reach. */

import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, extname, join, relative } from 'node:path';

const TYPES: Record<string, string> = {
  '.avif': 'image/avif',
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** A text as a page that is pleasant to read. */
export function textPage(name: string, text: string): string {
  const escaped = (raw: string) => raw.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(name)}</title>
<style>
:root { color-scheme: light dark }
body { margin: 0; padding: 40px 24px 80px }
pre { max-width: 76ch; margin: 0 auto; white-space: pre-wrap; overflow-wrap: anywhere; font: 17px/1.7 Georgia, "Times New Roman", serif }
</style>
<pre>
${escaped(text)}</pre></html>
`;
}

/** A running server. */
export interface FileServer {
  /** Address at which a file is shown from now on; HTML files find their pictures and styles beside them. */
  show(path: string, text: string, html: boolean): string;
  close(): void;
}

interface Shown {
  path: string;
  text: string;
  html: boolean;
}

/** Reads what a page asks for from its own folder; null for anything outside, and for what is not there. */
async function beside(page: Shown, name: string): Promise<{ body: Buffer; type: string } | null> {
  const folder = dirname(page.path);
  const path = join(folder, name);
  const inside = relative(folder, path);
  if (!page.html || inside === '' || inside.startsWith('..')) return null;
  try {
    return {
      body: await readFile(path),
      type: TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
    };
  } catch {
    return null;
  }
}

async function answerFor(
  pages: readonly Shown[],
  url: string,
): Promise<{ body: Buffer | string; type: string } | null> {
  let parts: string[];
  try {
    parts = new URL(url, 'http://localhost').pathname.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
  const page = pages[Number(parts[0])];
  if (!page) return null;
  const name = parts.slice(1).join('/');
  if (name !== basename(page.path)) return beside(page, name);
  if (!page.html) return { body: textPage(name, page.text), type: 'text/html; charset=utf-8' };
  // A page that names its own encoding is left to it.
  const bytes = await readFile(page.path).catch(() => Buffer.from(page.text));
  const says = /<meta[^>]+charset/i.test(page.text.slice(0, 4096)) || !isUtf8(bytes);
  return { body: bytes, type: says ? 'text/html' : 'text/html; charset=utf-8' };
}

/** Starts a server on a free port of 127.0.0.1. */
export async function startServer(): Promise<FileServer> {
  const pages: Shown[] = [];
  const server = createServer(async ({ url = '/' }, response) => {
    const answer = await answerFor(pages, url);
    if (!answer) response.writeHead(404).end();
    else
      response.writeHead(200, { 'content-type': answer.type, 'cache-control': 'no-store' }).end(answer.body);
  });
  await new Promise<void>((ready, fail) => server.on('error', fail).listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    show(path, text, html) {
      const index = pages.push({ path, text, html }) - 1;
      return `http://127.0.0.1:${port}/${index}/${encodeURIComponent(basename(path))}`;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
