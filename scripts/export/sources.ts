/** The five documents and later guidance as FHIR Citations. What a publisher does not say has no element. Pure. */
import type { Citation, CitationCitedArtifact } from 'fhir/r5';
import type { Evidence } from '../../data/evidence.ts';
import type { Document, Guidance } from '../../data/schema.ts';
import { cautionsWith } from './cautions.ts';
import { addressOf, coded, focusOn, LATER, notes, SYSTEMS, some } from './codes.ts';

type Form = NonNullable<CitationCitedArtifact['publicationForm']>[number];

function publicationForm({ publisher, date }: Document): Form[] | undefined {
  const form: Form = {
    ...(publisher !== null && { publishedIn: { publisher: { display: publisher } } }),
    // The one date that a document gives is that of its latest update.
    ...(date !== null && { lastRevisionDate: date }),
  };
  return Object.keys(form).length > 0 ? [form] : undefined;
}

/** One of the five documents. */
export function documentCitation(row: Document): Citation {
  const id = `document-${row.id}`;
  return {
    resourceType: 'Citation',
    id,
    url: addressOf('Citation', id),
    identifier: [{ value: row.id }],
    title: row.shortName,
    status: 'active',
    description: row.kind,
    citedArtifact: {
      title:
        row.title === null ? undefined : [{ type: [coded(SYSTEMS.titleType, 'primary')], text: row.title }],
      publicationForm: publicationForm(row),
      classification: [
        { type: { text: 'Kind' }, classifier: [{ text: row.kind }] },
        {
          type: { text: 'What to know before trusting it' },
          classifier: row.badges.map(({ label }) => ({ text: label })),
        },
      ],
      contributorship:
        row.author === null
          ? undefined
          : {
              entry: [
                { contributor: { display: row.author }, role: coded(SYSTEMS.contributorRole, 'author') },
              ],
            },
      note: notes([
        `Readers: ${row.audience}`,
        `Review: ${row.review}`,
        row.publisherSource && `Where the publisher is known from: ${row.publisherSource}`,
        row.sells && `Sells or promotes: ${row.sells}`,
        ...row.samePublisherAs.map((other) => `Same publisher as ${other}: the two are not independent.`),
        ...row.badges.map(({ label, meaning }) => `${label}: ${meaning}`),
        ...row.limits.map((limit) => `Limit: ${limit}`),
      ]),
    },
  };
}

/** The DOI in a reference, or null. */
export function doiOf({ reference }: Pick<Guidance, 'reference'>): string | null {
  return /\bdoi:? (10\.\d{4,}\/[^\s;,]*[^\s;,.])/i.exec(reference)?.[1] ?? null;
}

/** A row of later guidance, named as such in title and class. */
export function guidanceCitation(row: Guidance, base: Evidence): Citation {
  const id = `guidance-${row.id}`;
  const doi = doiOf(row);
  const cited: CitationCitedArtifact = {
    ...(doi !== null && { identifier: [{ system: 'https://doi.org', value: doi }] }),
    ...(row.year !== null && { publicationForm: [{ publicationDateText: String(row.year) }] }),
  };
  return {
    resourceType: 'Citation',
    id,
    url: addressOf('Citation', id),
    identifier: [{ value: row.id }],
    title: `${LATER}: ${row.badge}`,
    status: 'active',
    useContext: some(focusOn(row.concepts, base)),
    summary: [{ text: row.reference }],
    classification: [{ type: { text: LATER } }],
    note: notes([
      `What it says, in our words: ${row.text}`,
      row.caveat && `Caveat: ${row.caveat}`,
      ...cautionsWith(row.text, row.concepts, base),
    ]),
    // FHIR has no empty elements.
    citedArtifact: Object.keys(cited).length > 0 ? cited : undefined,
  };
}
