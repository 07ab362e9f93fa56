/** How the evidence was made and pages are read, the limits of both, and what to do about warning signs. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type MethodPart, methodParts } from '../../browser/pages.ts';
import { has, readSettings, type Settings } from '../../browser/settings.ts';
import { showTheme } from '../../browser/theme.ts';
import { usePolicy } from '../../browser/use-settings.ts';
import { ContentNote } from '../../components/content.tsx';
import { ADVICE } from '../../components/help-strings.ts';
import { METHOD } from '../../components/method-strings.ts';
import { methodFigures } from '../../data/method-figures.ts';
import { Differ, Documents, Later, Promotion, Review, Sure, VerdictWords } from './evidence.tsx';
import { Reading } from './reading.tsx';
import { Signs } from './signs.tsx';

/** The headings of the parts, by their ids. */
const TITLES: Readonly<Record<MethodPart, () => string>> = {
  documents: () => METHOD.documentsTitle,
  verdicts: () => METHOD.verdictsTitle,
  sure: () => METHOD.sureTitle,
  differ: () => METHOD.differTitle,
  later: () => METHOD.laterTitle,
  promotion: () => METHOD.promotionTitle,
  reading: () => METHOD.readingTitle,
  review: () => METHOD.reviewTitle,
  advice: () => ADVICE.title,
  emergency: () => METHOD.signsTitle,
};

/** A part of the page with its heading. */
function Part({ id, children }: { id: MethodPart; children: ComponentChildren }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{TITLES[id]()}</h2>
      {children}
    </section>
  );
}

export function Method() {
  const policy = usePolicy();
  const [settings, setSettings] = useState<Settings | null>(null);
  const [figures] = useState(() => methodFigures(new Date()));
  useEffect(() => {
    readSettings().then(setSettings);
  }, []);
  useEffect(() => {
    if (!settings) return;
    showTheme(document.documentElement, settings.theme);
    // The browser looked for the part before there was one.
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [settings]);
  const isRead = has(policy, 'pageReading');
  const parts = methodParts.filter((id) => isRead || id !== 'reading');
  if (!settings) return null;
  return (
    <div class="guide">
      <header>
        <h1>{METHOD.title}</h1>
        <p>{METHOD.intro}</p>
        <ContentNote />
        <nav aria-label={METHOD.parts}>
          <ul class="links">
            {parts.map((id) => (
              <li key={id}>
                <a href={`#${id}`}>{TITLES[id]()}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main>
        <Part id="emergency">
          <Signs reader={settings.reader} />
        </Part>
        <Part id="advice">
          <p>{ADVICE.text}</p>
          <p>{METHOD.fewDocuments}</p>
          <p>{METHOD.doses}</p>
        </Part>
        <Part id="documents">
          <Documents figures={figures} />
        </Part>
        <Part id="verdicts">
          <VerdictWords figures={figures} underline={settings.underline} />
        </Part>
        <Part id="sure">
          <Sure figures={figures} />
        </Part>
        <Part id="differ">
          <Differ figures={figures} />
        </Part>
        <Part id="later">
          <Later figures={figures} />
        </Part>
        <Part id="promotion">
          <Promotion figures={figures} />
        </Part>
        {isRead && (
          <Part id="reading">
            <Reading />
          </Part>
        )}
        <Part id="review">
          <Review figures={figures} />
        </Part>
      </main>
    </div>
  );
}
