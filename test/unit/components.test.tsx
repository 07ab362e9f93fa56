// @vitest-environment happy-dom
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Card } from '../../components/card.tsx';
import { CardActions } from '../../components/card-actions.tsx';
import { CARD, COPY, dayInWords } from '../../components/strings.ts';
import { Sheet } from '../../entrypoints/card.content/sheet.tsx';
import { ablation, redFlag, relaxant, uncovered } from './card-fixtures.ts';

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

describe('the foot of a card', () => {
  const nothing = () => {};

  it('tells which reader was chosen', () => {
    const onReader = vi.fn();
    const root = draw(<CardActions reader="patient" notice={null} onReader={onReader} onCopy={nothing} />);
    const radios = [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    expect(radios.map((radio) => radio.checked)).toEqual([true, false, false]);
    act(() => radios[2]?.click());
    expect(onReader).toHaveBeenCalledWith('clinician');
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
    expect(onCopy.mock.calls).toEqual([['note'], ['cited']]);
    expect(root.querySelector('[role=status]')?.textContent).toBe(COPY.note.done);
  });
});

it('writes days in words', () => {
  expect(dayInWords('2026-11-21')).toBe('21 November 2026');
  expect(dayInWords('soon')).toBe('soon');
});

describe('the sheet of the card', () => {
  const nothing = () => {};
  const rest = { notice: null, onReader: nothing, onCopy: nothing, onOpenPanel: nothing, onMute: nothing };

  it('says what to do where the extension was updated under the page', () => {
    const root = draw(<Sheet {...rest} view={null} short={false} closable onClose={nothing} />);
    expect(root.querySelector('[role=status]')?.textContent).toBe(CARD.gone);
    expect([...root.querySelectorAll('button')].map((button) => button.getAttribute('aria-label'))).toEqual([
      CARD.close,
    ]);
  });

  it('lets the foot scroll with the words where there is little height', () => {
    const short = draw(<Sheet {...rest} view={ablation} short closable={false} onClose={nothing} />);
    expect(short.querySelector('.scroll .actions')).not.toBeNull();
    const tall = draw(<Sheet {...rest} view={ablation} short={false} closable={false} onClose={nothing} />);
    expect(tall.querySelector('.scroll .actions')).toBeNull();
  });
});
