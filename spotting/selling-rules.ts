/**
 * Signs that a page sells something: one table, each row with an example. A sign says what the words
 * are, nothing about who wrote them: a price does not make a claim wrong.
 */

import type { SellingKind } from '../data/reading.ts';

export interface SellingRule {
  kind: SellingKind;
  /** Source of an expression over folded text; a space stands for whatever separates words, no groups are captured. */
  find: string;
  /** The words found stand in braces. */
  example: string;
}

const BUY =
  '(?:appointments?|consultations?|consults?|sessions?|visits?|seats?|spots?|place|exam|treatments?|assessments?)';

// biome-ignore format: a table reads better in rows
export const SELLING_RULES: readonly SellingRule[] = [
  { kind: 'booking', find: `(?:book|schedule|reserve|request|claim|make|secure) (?:(?:your|an?|my|online|a free|now|today|the|first|next|or) ){0,6}(?:now|online|today|${BUY})`, example: '{Book your appointment} and we see you this week.' },
  { kind: 'booking', find: '(?:call|ring|phone|text|contact|order|buy|shop|enrol|enroll|sign up|apply|start) (?:us )?(?:now|today)', example: '{Call now} and ask for Dana.' },
  { kind: 'booking', find: 'add to (?:cart|basket|bag|trolley)|buy it now|(?:get|find out|see|check|learn) (?:if|whether) you(?: a|\')re a (?:good )?candidate|are you a candidate', example: 'Duo Pro, two channels. {Add to basket}' },
  { kind: 'free offer', find: '(?:free|complimentary|no ?cost|no ?obligation) (?:(?:initial|first|no obligation|mri|ct|x ray|phone|online|video|spinal|spine|posture|15 minute|30 minute) ){0,6}(?:consultations?|consults?|reviews?|assessments?|exam(?:ination)?s?|screenings?|evaluations?|trials?|quotes?|guides?|e ?books?|webinars?|seminars?|sessions?|gifts?|shipping|delivery|scans?|mri reviews?|samples?|class(?:es)?)', example: 'Send us your scan for a {free MRI review}.' },
  { kind: 'urgency', find: 'limited (?:time|spots|places|spaces|offer|availability)(?: only)?|only \\d+ (?:left|spots|places|remaining)|first \\d+ (?:callers?|customers?|patients?|people)|(?:offer|sale|deal) ends|while (?:stocks?|supplies) lasts?|this (?:month|week)(?: only|\'s special)|hurry|don\'t (?:wait|miss out|delay)|act (?:now|fast)|selling fast|last chance', example: '{Limited time} for new members.' },
  { kind: 'discount', find: '(?:save|get|up to|extra|enjoy|now) \\d{1,2} ?%|\\d{1,2} ?% (?:off|discount)|(?:promo|discount|coupon|voucher|use) code|special (?:offer|price|pricing)|was [$£€] ?\\d(?:[\\d,.]{0,12}\\d)?|(?:new (?:patient|client)|introductory|intro) (?:special|offer|rate|price)|buy one get one|half price|on sale', example: 'Braces: {save 39%} until Sunday.' },
  { kind: 'price', find: '[$£€] ?\\d(?:[\\d,.]{0,12}\\d)?(?! ?(?:million|billion|bn|m\\b))|\\b\\d[\\d,.]{0,12} ?(?:usd|gbp|eur|dollars|pounds|euros)\\b(?! of weight)|(?:monthly payments|payment plans?|interest ?free|0 ?% (?:interest|apr|financing)|financing (?:available|options)|easy financing)', example: 'Lumbar belt, one size: {£29.99}' },
  { kind: 'guarantee', find: '(?:money ?back|satisfaction|results|lifetime|price|100 ?%|90 day|60 day|30 day|risk free) (?:money back )?guaranteed?|guaranteed (?:results|relief)|or your money back|no questions asked|risk free trial', example: 'Every belt has a {money-back guarantee}.' },
  { kind: 'testimonials', find: '(?:patient|customer|client|real|user) (?:testimonials?|reviews?|stories|success stories)|testimonials?|success stories|(?:what|hear what) (?:our|real) (?:patients|customers|clients|members)(?: have to)? (?:say|are saying)|(?:thousands|hundreds|millions) of (?:happy |satisfied |delighted ){0,6}(?:patients|customers|clients|people) (?:trust|love|have|chose|can\'t)|\\d[\\d,]{1,12}\\+? (?:happy|satisfied|delighted) (?:patients|customers|clients)|verified (?:buyer|purchase|customer|patient)', example: 'Read our {patient stories}.' },
  { kind: 'rating', find: '[★☆⭐]{2,}|\\b\\d(?:\\.\\d)? ?(?:/ ?5|out of 5|stars?)\\b|\\d[\\d,]{0,12} (?:reviews|ratings)|(?:five|5) star (?:reviews?|rated|clinic|care)|rated (?:excellent|number one|#1)|best ?sell(?:er|ing)|as seen (?:on|in)|award winning', example: 'PulseKind Duo {★★★★☆} in stock' },
  { kind: 'success rate', find: '\\d{2,3}(?:\\.\\d)? ?(?:%|percent|per cent) (?:success|effective|satisfaction|of (?:our|all) (?:patients|clients|customers|users)|cure|safe|pain free)(?: rate)?|success rates?(?: of)? (?:over |more than |above ){0,6}\\d{2,3} ?%?|success rates?', example: 'Laser spine care: {97% success}.' },
  { kind: 'patented', find: 'patent(?:ed| pending)|proprietary|trade ?mark(?:ed)?|exclusive(?:ly)? (?:technology|method|procedure|formula|treatment|technique|system|available|ours)|our (?:own |unique |signature |secret )+(?:technology|method|procedure|formula|technique|system|protocol|blend)|signature (?:treatment|method|procedure|technique)', example: 'Our {patented} needle guide.' },
  { kind: 'proven', find: '(?:clinically|scientifically|medically|doctor|laboratory) (?:proven|tested|formulated|approved|recommended)|(?:doctor|physician|chiropractor|physio) (?:recommended|approved|formulated)|fda (?:cleared|approved|registered)|backed by science|(?:breakthrough|revolutionary) (?:treatments?|technology|therapy|device|procedure|formula)', example: '{Clinically proven} pads.' },
  { kind: 'commission', find: '(?:we|i) (?:may )?(?:earn|receive|get) (?:an? )?(?:small )?(?:affiliate )?commissions?|affiliate (?:links?|commission|disclosure)|sponsored (?:post|content|by)|paid (?:partnership|promotion|content)|advertorial', example: '{We may earn a commission} if you buy.' },
];

/** The kinds, in the order in which signs at one place are told. */
export const SELLING_KINDS = [...new Set(SELLING_RULES.map(({ kind }) => kind))];
