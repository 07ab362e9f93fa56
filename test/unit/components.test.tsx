// @vitest-environment happy-dom
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Card } from '../../components/card.tsx';
import { CardActions } from '../../components/card-actions.tsx';
import { SHAPES } from '../../components/icons.tsx';
import { ASSERTS, hereLine, OUTCOMES, READING } from '../../components/reading-strings.ts';
import { CARD, COPY, dayInWords } from '../../components/strings.ts';
import type { CardView, HereView } from '../../data/card-view.ts';
import { Sheet } from '../../entrypoints/card.content/sheet.tsx';
import { ablation, claims, here, redFlag, relaxant, uncovered } from './card-fixtures.ts';

function draw(view: ComponentChild): HTMLElement {
  const root = document.createElement('div');
  document.body.append(root);
  act(() => render(view, root));
  return root;
}

/** Position of a text among all that is said. */
function place(root: HTMLElement, text: string): number {
  const at = root.textContent?.indexOf(text) ?? -1;
  expect(at, text).toBeGreaterThanOrEqual(0);
  return at;
}

afterEach(() => document.body.replaceChildren());

describe('the card of a treatment', () => {
  it('ends with a way to read on where there is one', () => {
    const colophon = (root: HTMLElement) => root.querySelector('.colophon');
    expect(colophon(draw(<Card view={ablation} />))?.querySelector('a')).toBeNull();
    const root = draw(<Card view={ablation} more={<a href="method.html">More</a>} />);
    expect(colophon(root)?.textContent).toContain(`${CARD.scope} More`);
  });

  it('says name and kind, verdicts, lead, how sure and who says so, in this order', () => {
    const root = draw(<Card view={ablation} />);
    const order = ['Radiofrequency ablation', 'procedure', 'Advised against', ablation.lead, CARD.howSure];
    const places = [...order, CARD.disagree, CARD.sources, CARD.guidance].map((text) => place(root, text));
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it('gives each verdict words, a shape and whom it is for', () => {
    const rows = [...draw(<Card view={ablation} />).querySelectorAll('.verdicts li')];
    expect(rows.map((row) => row.querySelector('.who')?.textContent)).toEqual([
      'Axial pain',
      'Pain type not stated',
    ]);
    for (const row of rows) expect(row.querySelector('.chip svg path')?.getAttribute('d')).toBeTruthy();
    expect(rows[1]?.textContent).toContain('compared with nerve blocks');
  });

  it('shows both sides of a disagreement with who says which', () => {
    const sides = [...draw(<Card view={ablation} />).querySelectorAll('.sides li')].map(
      (side) => side.textContent,
    );
    expect(sides).toHaveLength(2);
    expect(sides[0]).toContain('Clinic treatments page (S0-30)');
    expect(sides[1]).toContain('Dr.Oracle, rest and activity (S3-45)');
  });

  it('keeps serious cautions open and folds the others', () => {
    const root = draw(<Card view={relaxant('patient')} />);
    expect(root.querySelector('.serious')?.closest('details')).toBeNull();
    expect(root.querySelector('.serious')?.textContent).toContain('depression pills');
    const fold = root.querySelector<HTMLDetailsElement>('details.fold');
    expect(fold?.open).toBe(false);
    expect(fold?.querySelectorAll('li')).toHaveLength(2);
  });

  it('opens every fold where there is room', () => {
    const folds = [...draw(<Card view={ablation} expanded />).querySelectorAll('details')];
    expect(folds.length).toBeGreaterThan(3);
    expect(folds.every((fold) => fold.open)).toBe(true);
  });

  it('shows doses only where the view has them', () => {
    expect(draw(<Card view={relaxant('patient')} />).textContent).not.toContain(CARD.dosing);
    expect(draw(<Card view={relaxant('clinician')} />).textContent).toContain('5 mg');
  });

  it('explains each badge of a document in words, not only on hover', () => {
    const root = draw(<Card view={ablation} />);
    expect(root.querySelector('.badge[title]')?.getAttribute('title')).toBe('The page names no author.');
    expect(root.querySelector('.meanings')?.textContent).toContain('The page names no author.');
  });

  it('keeps later guidance apart, with its caveat', () => {
    const later = draw(<Card view={ablation} />).querySelector('.block.later');
    expect(later?.textContent).toContain('not one of the five');
    expect(later?.textContent).toContain('Contested by 34 societies.');
  });

  it('shows the evidence of the class where the treatment is not covered', () => {
    const root = draw(<Card view={uncovered} />);
    expect(root.querySelector('.class')?.textContent).toContain('No benefit shown');
    expect(root.textContent).toContain(CARD.noSource);
  });

  it('says so where the last check is too long ago', () => {
    const root = draw(<Card view={{ ...ablation, reviewed: '2025-01-02', stale: true }} />);
    expect(root.querySelector('.stale')?.textContent).toContain('2 January 2025');
  });

  it('leaves the plain name to those who need it', () => {
    expect(draw(<Card view={ablation} />).querySelector('.plain')).toBeNull();
    expect(draw(<Card view={uncovered} />).querySelector('.plain')?.textContent).toContain('opioid');
  });
});

describe('the card of a red flag', () => {
  it('says first what to do, then the signs', () => {
    const root = draw(<Card view={redFlag} />);
    const places = ['emergency department', redFlag.lead, 'Numbness'].map((text) => place(root, text));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(root.querySelector('.chip')?.textContent).toBe('red flag');
  });
});

describe('what the page around a card says', () => {
  const on = (says: Partial<HereView>, view: CardView = ablation): CardView => ({
    ...view,
    here: here(says),
  });
  const words = { sentence: 'Our heat treatment ends back pain.', named: { maoi: 'phenelzine' } };

  it('is nothing where the card stands on no page, or the page says nothing of it', () => {
    for (const view of [ablation, on({})])
      expect(draw(<Card view={view} words={words} />).querySelector('.here')).toBeNull();
  });

  it('says what happened to the treatment, once and with a caveat', () => {
    const root = draw(<Card view={on({ status: 'declined' })} />);
    expect(root.querySelector('.status-line')?.textContent).toContain(
      `${READING.here} ${hereLine('treatment', 'declined')}`,
    );
    expect(root.textContent?.split(READING.check)).toHaveLength(2);
  });

  it('shows a denied sign as denied, above what to do if it is present', () => {
    const root = draw(<Card view={on({ status: 'negated' }, redFlag)} />);
    expect(place(root, 'named as denied')).toBeLessThan(place(root, 'emergency department'));
  });

  describe('about warning signs', () => {
    const flags: HereView['flags'] = [
      { concept: 'bladder-bowel-disturbance', name: 'bladder change', status: 'present' },
      { concept: 'cauda-equina-syndrome', name: 'saddle numbness', status: 'negated' },
    ];

    it('stands first, in order, each with what is said of it', () => {
      const root = draw(<Card view={on({ status: 'past', flags })} />);
      expect([...root.querySelectorAll('.flags li')].map((row) => row.textContent)).toEqual([
        'As present: bladder change',
        'As denied: saddle numbness',
      ]);
      expect(place(root, READING.flags)).toBeLessThan(place(root, READING.here));
      expect(root.querySelector('.flags b')?.textContent).toBe(READING.flags);
    });

    it('puts those of one status on one line, so that the rest of the card stays in sight', () => {
      const denied: HereView['flags'] = [
        ...flags,
        { concept: 'fracture', name: 'a fall', status: 'negated' },
        { concept: 'malignancy', name: 'cancer', status: 'failed' },
      ];
      const root = draw(<Card view={on({ flags: denied })} />);
      expect([...root.querySelectorAll('.flags li')].map((row) => row.textContent)).toEqual([
        'As present: bladder change',
        'As denied: saddle numbness, a fall',
        'cancer',
      ]);
    });

    it('says so where several are named together', () => {
      const together = ['bladder change', 'saddle numbness'];
      const root = draw(<Card view={on({ flags, together })} />);
      expect(root.querySelector('.flags b')?.textContent).toBe(
        'Bladder change and saddle numbness are both mentioned.',
      );
    });

    it('leads to the page in the panel where there is one to open', () => {
      const onPage = vi.fn();
      const root = draw(<Card view={on({ flags })} onPage={onPage} />);
      for (const button of root.querySelectorAll<HTMLElement>('.flags button')) act(() => button.click());
      expect(onPage).toHaveBeenCalledTimes(1);
      expect(draw(<Card view={on({ flags })} />).querySelector('.flags button')).toBeNull();
    });

    it('does not say twice what the card says of its own sign', () => {
      const own: HereView['flags'] = [{ concept: redFlag.concept, name: 'nerve signs', status: 'present' }];
      const once = draw(<Card view={on({ status: 'current', flags: own }, redFlag)} />);
      expect(once.querySelector('.flags')).toBeNull();
      // Denied here, but present elsewhere on the page: both are said.
      const both = draw(<Card view={on({ status: 'negated', flags: own }, redFlag)} />);
      expect(both.querySelector('.flags')?.textContent).toContain('As present:');
    });
  });

  describe('as a claim', () => {
    const drawn = (claim: HereView['claim'], view?: CardView) =>
      draw(<Card view={on({ claim }, view)} words={words} />).querySelector('.claim') as HTMLElement;

    it.each(Object.entries(claims))('%s: the outcome in words and shape, and both sides', (_, claim) => {
      const box = drawn(claim);
      const outcome = box.querySelector(`h3 [data-outcome="${claim.outcome}"]`);
      expect(outcome?.textContent).toBe(OUTCOMES[claim.outcome].name);
      expect(outcome?.querySelector('path')?.getAttribute('d')).toBe(SHAPES[claim.outcome]);
      const [page, documents] = [...box.querySelectorAll('dd')].map((part) => part.textContent);
      expect(page).toBe(`${words.sentence} ${ASSERTS[claim.asserts]}`);
      expect(documents?.trim()).not.toBe('');
      for (const { says, from, ids } of claim.sides)
        expect(documents).toContain(`${says} ${from.join()} (${ids.join()})`);
      const [first] = claim.documents;
      if (first) {
        const text = box.querySelector('.says li')?.textContent;
        expect(text).toContain(`${first.label} ${first.forWhom} ${first.from.join()} (${first.ids.join()})`);
        expect(box.querySelector('.says li')?.closest('details')).toBeNull();
      }
    });

    it('has a shape for each outcome that no other has', () => {
      const shapes = Object.values(claims).map(({ outcome }) => SHAPES[outcome]);
      expect(new Set(shapes).size).toBe(5);
    });

    it('marks each row where they come out differently, and folds what is long', () => {
      const box = drawn(claims.partly);
      expect(box.textContent).toContain(READING.partly);
      const rows = [...box.querySelectorAll('.says li')];
      expect(rows.map((one) => one.querySelector('.unseen')?.textContent)).toEqual(
        claims.partly.documents.map((one) => `${OUTCOMES[one.outcome].name}: `),
      );
      expect(rows.map((one) => one.closest('details') === null)).toEqual([true, true, false, false]);
      expect(box.querySelector('summary')?.textContent).toBe(READING.moreRows(2));
      expect(drawn(claims.agrees).querySelector('.mark')).toBeNull();
    });

    it('says of silence that it decides nothing', () => {
      expect(drawn(claims.silent).textContent).toContain(OUTCOMES.silent.sentence);
      expect(drawn(claims.silent).textContent).toContain(READING.wider('Opioids'));
    });

    it('does without the page’s words where they stay in their frame, or give a patient a dose', () => {
      const relayed = draw(<Card view={on({ claim: claims.agrees })} words={null} />);
      expect(relayed.querySelector('.claim q')).toBeNull();
      expect(relayed.querySelector('.claim')?.textContent).toContain(ASSERTS.benefit);
      const dose = { sentence: 'Take 400 mg three times a day and it helps.', named: {} };
      const quote = (reader: CardView['reader']) =>
        draw(<Card view={on({ claim: claims.agrees }, relaxant(reader))} words={dose} />).querySelector('q');
      expect(quote('patient')).toBeNull();
      expect(quote('clinician')?.textContent).toBe(dose.sentence);
    });

    it('says that words are judged, and not people', () => {
      const root = draw(<Card view={on({ claim: claims['says-more'] })} words={words} />);
      expect(root.querySelector('.check')?.textContent).toBe(READING.fair);
    });
  });

  describe('as cautions that fit it', () => {
    const [caution] = relaxant('patient').cautions;
    const raised = (...by: (string | null)[]): CardView => {
      const cautions = by.map((raisedBy, at) => ({ ...caution, text: `Caution ${at}.`, raisedBy }));
      return {
        ...on({}, relaxant('patient')),
        cautions: [...(cautions as CardView['cautions']), ...relaxant('patient').cautions],
      };
    };

    it('come before verdicts and the others, open, with the words that raised them', () => {
      const root = draw(<Card view={raised('maoi')} words={words} />);
      expect(place(root, READING.raised('phenelzine'))).toBeLessThan(place(root, 'Caution 0.'));
      expect(place(root, 'Caution 0.')).toBeLessThan(place(root, 'Short-term relief'));
      expect(root.querySelector('.raised')?.closest('details')).toBeNull();
      expect(root.textContent?.split('Caution 0.')).toHaveLength(2);
      expect([...root.querySelectorAll('.serious')].at(-1)?.textContent).toContain('depression pills');
    });

    it('say why where no words are at hand', () => {
      const reasons = (view: CardView) =>
        [...draw(<Card view={view} words={null} />).querySelectorAll('.raised h3')].map(
          (one) => one.textContent,
        );
      expect(reasons(raised('maoi', null))).toEqual([READING.raisedUnquoted, READING.raisedItself]);
    });

    it('stand under one reason where one word raised several', () => {
      const root = draw(<Card view={raised('maoi', 'maoi')} words={words} />);
      expect(root.querySelectorAll('.raised h3')).toHaveLength(1);
      expect(root.querySelectorAll('.raised p')).toHaveLength(2);
    });
  });
});

describe('the foot of a card', () => {
  const nothing = () => {};

  it('tells which reader was chosen', () => {
    const onReader = vi.fn();
    const root = draw(<CardActions reader="patient" notice={null} onReader={onReader} onCopy={nothing} />);
    const radios = [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    expect(radios.map((radio) => radio.checked)).toEqual([true, false, false]);
    act(() => radios[2]?.click());
    expect(onReader).toHaveBeenCalledWith('clinician', expect.any(Event));
  });

  it('offers only what the surface can do, and reads out what was done', () => {
    const onCopy = vi.fn();
    const root = draw(
      <CardActions reader="patient" notice={COPY.note.done} onReader={nothing} onCopy={onCopy} />,
    );
    const buttons = [...root.querySelectorAll('button')];
    expect(buttons.map((button) => button.getAttribute('aria-label') ?? button.textContent)).toEqual([
      COPY.note.button,
      COPY.cited.button,
    ]);
    for (const button of buttons) act(() => button.click());
    expect(onCopy.mock.calls).toEqual([
      ['note', expect.any(Event)],
      ['cited', expect.any(Event)],
    ]);
    expect(root.querySelector('[role=status]')?.textContent).toBe(COPY.note.done);
  });
});

it('writes days in words', () => {
  expect(dayInWords('2026-11-21')).toBe('21 November 2026');
  expect(dayInWords('soon')).toBe('soon');
});

describe('the sheet of the card', () => {
  const nothing = () => {};
  const rest = {
    words: null,
    notice: null,
    onReader: nothing,
    onCopy: nothing,
    onOpenPanel: nothing,
    onPage: nothing,
    onMute: nothing,
  };

  it('says what to do where the extension was updated under the page', () => {
    const root = draw(<Sheet {...rest} view={null} short={false} closable onClose={nothing} />);
    expect(root.querySelector('[role=status]')?.textContent).toBe(CARD.gone);
    expect([...root.querySelectorAll('button')].map((button) => button.getAttribute('aria-label'))).toEqual([
      CARD.close,
    ]);
  });

  it('hands the words of the page to the card, and the wish to see the signs in the panel back', () => {
    const onPage = vi.fn();
    const flags: HereView['flags'] = [{ concept: 'fracture', name: 'a fall', status: 'past' }];
    const view = { ...ablation, here: here({ flags, claim: claims.agrees }) };
    const words = { sentence: 'It helps.', named: {} };
    const root = draw(
      <Sheet
        {...rest}
        view={view}
        words={words}
        onPage={onPage}
        short={false}
        closable={false}
        onClose={nothing}
      />,
    );
    expect(root.querySelector('q')?.textContent).toBe('It helps.');
    act(() => root.querySelector<HTMLElement>('.flags button')?.click());
    expect(onPage).toHaveBeenCalledTimes(1);
  });

  it('lets the foot scroll with the words where there is little height', () => {
    const short = draw(<Sheet {...rest} view={ablation} short closable={false} onClose={nothing} />);
    expect(short.querySelector('.scroll .actions')).not.toBeNull();
    const tall = draw(<Sheet {...rest} view={ablation} short={false} closable={false} onClose={nothing} />);
    expect(tall.querySelector('.scroll .actions')).toBeNull();
  });
});
