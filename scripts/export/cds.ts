/** Treatments and red flags as cards of the shape that CDS Hooks 2.0 gives them. Pure. */
import { cardView } from '../../data/card.ts';
import type { CardView } from '../../data/card-view.ts';
import { byId, type Evidence, leadVerdict } from '../../data/evidence.ts';
import type { RedFlag, Treatment } from '../../data/schema.ts';
import { conceptCoding } from './codes.ts';
import { doiOf } from './sources.ts';

/** A link of a card. */
interface CdsLink {
  label: string;
  url: string;
  /** `absolute`: the address is opened as it stands. */
  type: 'absolute';
}

/** A card as CDS Hooks 2.0 shapes it; it suggests no action. */
export interface CdsCard {
  /** Under 140 characters. */
  summary: string;
  /** Markdown: the whole card, with cautions, sides and sources. */
  detail: string;
  /** How urgent: `critical` for red flags, `warning` where the lead verdict advises against or a caution is serious. */
  indicator: 'info' | 'warning' | 'critical';
  source: { label: string; topic: { system: string; code: string; display: string } };
  links?: CdsLink[];
}

/** Characters that a summary stays under. */
const SUMMARY = 140;

/** The name in front of the lead, where it fits and the lead does not say it. */
function summaryOf({ name, lead }: CardView): string {
  const named = `${name}: ${lead}`;
  return lead.toLowerCase().includes(name.toLowerCase()) || named.length >= SUMMARY ? lead : named;
}

function indicatorOf(of: Treatment | RedFlag): CdsCard['indicator'] {
  if (!('verdicts' in of)) return 'critical';
  const serious = of.cautions.some(({ severity }) => severity === 'serious');
  return serious || leadVerdict(of).verdict === 'avoid' ? 'warning' : 'info';
}

/** Only sources with a DOI have an address that is known: later guidance. */
function linksOf({ guidance }: CardView, base: Evidence): CdsLink[] {
  return guidance.flatMap(({ id, badge }) => {
    const row = byId(base.guidance, id);
    const doi = row && doiOf(row);
    return doi
      ? [{ label: `Later guidance: ${badge}`, url: `https://doi.org/${doi}`, type: 'absolute' as const }]
      : [];
  });
}

function cardOf(of: Treatment | RedFlag, base: Evidence): CdsCard {
  // A file does not grow old by itself: it says when it was checked, and nothing of today.
  const view = cardView(of.id, 'clinician', new Date(of.reviewed), base);
  if (!view) throw new Error(`The evidence base has no card of "${of.id}".`);
  const links = linksOf(view, base);
  const { system = '', code = '', display = '' } = conceptCoding(of.id, base);
  return {
    summary: summaryOf(view),
    detail: view.cited,
    indicator: indicatorOf(of),
    source: { label: 'Backbrief: five documents on back pain', topic: { system, code, display } },
    ...(links.length > 0 && { links }),
  };
}

/** One card for each treatment, then one for each red flag, as a service's answer holds them. */
export function cdsCards(base: Evidence): { cards: CdsCard[] } {
  return { cards: [...base.treatments, ...base.redFlags].map((row) => cardOf(row, base)) };
}
