/** Small PDFs for tests, written out by hand: pages of lines, pages that are a picture, a password. */
import { createHash } from 'node:crypto';

/** A line of text: where it stands, in points from the lower left corner, and how high its letters are. */
export interface Line {
  text: string;
  x?: number;
  y: number;
  size?: number;
}

/** A page: lines, or `picture` for one that was scanned. */
export type MadePage = readonly Line[] | 'picture';

/** Lines one under another, as in a letter. */
export const lines = (...texts: string[]): Line[] => texts.map((text, at) => ({ text, y: 740 - at * 14 }));

const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest();

/** RC4, which the first PDFs with a password have, and which Node's own library has put away. */
function rc4(key: Buffer, data: Buffer): Buffer {
  const s = Uint8Array.from({ length: 256 }, (_, at) => at);
  const at = (index: number) => s[index & 255] as number;
  const swap = (one: number, other: number) => {
    [s[one], s[other]] = [at(other), at(one)];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] as number)) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      j = (j + at(i)) & 255;
      swap(i, j);
      return byte ^ at(at(i) + at(j));
    }),
  );
}

const PAD = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
const padded = (password: string) => Buffer.concat([Buffer.from(password, 'latin1'), PAD]).subarray(0, 32);
const ID = Buffer.from('00112233445566778899aabbccddeeff', 'hex');

/** What a password does to a PDF (the standard handler, version 1). */
function locked(password: string) {
  const owner = rc4(md5(padded(password)).subarray(0, 5), padded(password));
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const key = md5(padded(password), owner, permissions, ID).subarray(0, 5);
  const user = rc4(key, PAD);
  return {
    entry: `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> >>`,
    hide: (object: number, data: Buffer) =>
      rc4(md5(key, Buffer.from([object & 255, object >> 8, 0, 0, 0])).subarray(0, 10), data),
  };
}

const escaped = (text: string) => text.replace(/[\\()]/g, '\\$&');

/**
 * A PDF of some pages, each 612 by 792 points.
 * @param password what opens it; none where it is left out
 */
export function madePdf(pages: readonly MadePage[], password?: string): Buffer {
  const lock = password === undefined ? null : locked(password);
  const objects: Buffer[] = [];
  const put = (number: number, body: string | Buffer) => {
    objects[number] = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      Buffer.from(body),
      Buffer.from('\nendobj\n'),
    ]);
  };
  const stream = (number: number, head: string, data: Buffer) => {
    const content = lock ? lock.hide(number, data) : data;
    const parts = [`<< ${head} /Length ${content.length} >>\nstream\n`, content, '\nendstream'];
    put(number, Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))));
  };
  put(1, '<< /Type /Catalog /Pages 2 0 R >>');
  put(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  stream(
    4,
    '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
    Buffer.from([0xd0, 0xff, 0xff, 0xd0]),
  );
  const numbers = pages.map((page, at) => {
    const number = 5 + at * 2;
    const content =
      page === 'picture'
        ? 'q 500 0 0 700 56 46 cm /Scan Do Q'
        : page
            .map(
              ({ text, x = 72, y, size = 11 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`,
            )
            .join('\n');
    put(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${number + 1} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /Scan 4 0 R >> >> >>`,
    );
    stream(number + 1, '', Buffer.from(content, 'latin1'));
    return number;
  });
  put(
    2,
    `<< /Type /Pages /Count ${pages.length} /Kids [${numbers.map((number) => `${number} 0 R`).join(' ')}] >>`,
  );
  if (lock) put(objects.length, lock.entry);
  const head = Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1');
  let at = head.length;
  const places = objects.slice(1).map((object) => {
    const place = at;
    at += object.length;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const id = ID.toString('hex');
  const encrypt = lock ? ` /Encrypt ${objects.length - 1} 0 R /ID [<${id}> <${id}>]` : '';
  const tail = `xref\n0 ${objects.length}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${objects.length} /Root 1 0 R${encrypt} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([head, ...objects.slice(1), Buffer.from(tail)]);
}

/** A PDF in which "腰痛" (low back pain) is written by numbers of letters that only a table outside of it explains. */
export function farEasternPdf(): Buffer {
  const words = 'BT /F1 20 Tf 72 700 Td <817075DB> Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${words.length} >>\nstream\n${words}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /StemV 80 >>',
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer << /Root 1 0 R /Size 8 >>\n%%EOF\n`, 'latin1');
}
