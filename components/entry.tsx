/** What has no card of its own: a term explained, a step of the care pathway, or a document and its limits. */

import { byId, evidence } from '../data/evidence.ts';
import type { Document, GlossaryEntry, PathwayNode, Reader } from '../data/schema.ts';
import type { SearchEntry } from '../data/search-entries.ts';
import { CARD_NAME_ID } from './card.tsx';
import { contentLang } from './content.tsx';
import { GROUP_NAMES, SEARCH } from './search-strings.ts';
import { Meanings } from './sources.tsx';

function Term({ term, reader }: { term: GlossaryEntry; reader: Reader }) {
  return (
    <>
      <p lang={contentLang()}>{reader === 'patient' ? term.patient : term.clinician}</p>
      {term.also.length > 0 && (
        <p class="quiet">
          {SEARCH.also}: <span lang={contentLang()}>{term.also.join(', ')}</span>
        </p>
      )}
    </>
  );
}

function Source({ source }: { source: Document }) {
  return (
    <>
      {source.title && (
        <p class="source-title" lang={contentLang()}>
          {source.title}
        </p>
      )}
      <p lang={contentLang()}>{source.review}</p>
      <Meanings badges={source.badges} />
      <h3>{SEARCH.limits}</h3>
      <ul class="limits">
        {source.limits.map((limit) => (
          <li key={limit} lang={contentLang()}>
            {limit}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A step's words, with every caution open. */
function Step({ step, reader }: { step: PathwayNode; reader: Reader }) {
  return (
    <>
      <p lang={contentLang()}>{step.wording[reader].text}</p>
      {step.cautions.map((caution) => (
        <p key={caution.patient} class="step-caution">
          <b>{SEARCH.caution[caution.severity]}.</b>{' '}
          <span lang={contentLang()}>{reader === 'patient' ? caution.patient : caution.clinician}</span>
        </p>
      ))}
      <p class="quiet">{SEARCH.wholePathway}</p>
    </>
  );
}

/** A term, a step or a document, in one reader's words. */
export function Entry({ entry, reader }: { entry: SearchEntry; reader: Reader }) {
  const term = entry.kind === 'glossary' ? byId(evidence.glossary, entry.id) : undefined;
  const source = entry.kind === 'document' ? byId(evidence.documents, entry.id) : undefined;
  const step = entry.kind === 'pathway' ? byId(evidence.pathway.nodes, entry.id) : undefined;
  return (
    <article class="entry" data-entry={entry.id}>
      <p class="kind" lang={source ? contentLang() : undefined}>
        {source?.kind ?? GROUP_NAMES[entry.kind]}
      </p>
      <h2 id={CARD_NAME_ID} tabIndex={-1} lang={contentLang()}>
        {entry.title}
      </h2>
      {term && <Term term={term} reader={reader} />}
      {step && <Step step={step} reader={reader} />}
      {source && <Source source={source} />}
    </article>
  );
}
