/** Senses of heat and cold, of TENS, and of abbreviations that other trades have too. In order: the first that fits decides. */
import type { SenseRule } from './rule.ts';

export const ABBREVIATIONS: readonly SenseRule[] = [
  // Temperature, weather, engines.
  {
    about: 'heat',
    after: /^\s+(warning|stability|alert|is on\b)/,
    then: 'other',
    example: 'a heat warning for the north',
  },
  {
    about: 'bed-rest',
    sentence:
      /\b(prone|supine|unable to|tolerate|uncomfortable|exam(ination)?|worse (when|with|on)|better (when|with|on)|table)\b/,
    then: 'other',
    example: 'unable to tolerate lying down flat',
  },
  {
    about: 'heat',
    before:
      /\b(dry|summer|body|away from|waste|keeps?|let the|extreme|from|of the|radiant|deep|in the|animals? in)\s$/,
    sentence: /^(?!.*\b(apply|applied|using|use|pack|pad|wrap)\b)/,
    then: 'other',
    example: 'store away from heat and moisture',
  },
  {
    about: 'heat',
    after:
      /^\s+(from|stroke|waves?|exhaustion|loss|exchang\w*|pumps?|index|in the (room|steam)|up\b|builds?|treated|shock|of the|map|sink|energy)/,
    then: 'other',
    example: 'heat from a thin probe',
  },
  {
    about: 'heat',
    sentence: /\b(radio ?frequency|probe|electrode|ablat\w+|lesion)\b/,
    then: 'other',
    example: 'the probe delivers heat to the nerve',
  },
  {
    about: 'warm bath',
    sentence: /\b(dissolve|open the pores)\b/,
    then: 'other',
    example: 'dissolve in a warm bath',
  },
  {
    about: 'cold',
    after:
      /^\s*(cream|cap|age|fountain|hockey|skat|rink|cube|tea|coffee|storm|on the road|plunge|sore|war\b)/,
    then: 'other',
    example: 'ice cream, ice hockey',
  },
  {
    about: 'ice',
    before: /\b(on|thin|black|instant|dry|crushed)\s$/,
    then: 'other',
    example: 'black ice on the road',
  },

  // TENS and tens.
  { about: 'tens', after: /^\s+of\b/, then: 'other', example: 'tens of emails' },
  {
    about: 'tens',
    sentence: /\b(labou?r|contractions|maternity|toned abs|overactive|bladder|tibial|epiderm\w+)\b/,
    then: 'other',
    example: 'TENS for labour',
  },
  {
    about: 'electrical stimulation',
    before: /\b(functional|tibial|cardiac|brain|nerve)\s$/,
    then: 'other',
    example: 'tibial nerve electrical stimulation',
  },
  {
    about: 'muscle stimulator',
    sentence: /\b(ems|abs|toned)\b/,
    then: 'other',
    example: 'EMS muscle stimulator for toned abs',
  },

  {
    about: 'aspirin',
    sentence: /^\W*(drug )?allerg/,
    then: 'shown',
    example: 'Allergies: aspirin (wheeze)',
  },
  { about: 'hep', after: /^\s?[abc]\b/, then: 'other', example: 'HEP B vaccine' },
  {
    about: 'ifc',
    after: /^\s*(w\/|x\s?\d|\d+\s?min|\+|to )/,
    then: 'shown',
    example: 'IFC w/ heat x 15 min',
  },
  {
    about: 'ct',
    before: /\b(prior|previous|repeat|last)\s$/,
    then: 'shown',
    example: 'progressed from prior CT',
  },
  // Abbreviations of other trades.
  {
    about: 'esi',
    after: /^\s?(level )?[1-5]\b(?!\s*(weeks?|months?|years?|times|x))/,
    then: 'other',
    example: 'Bed 14, ESI 3, arrived 0318',
  },
  { about: 'gabapentin', after: /^\s?([£$€]|\/\s?(eur|usd))/, then: 'other', example: 'GBP £ / EUR' },
  { about: 'pt', after: /^,?\s*(dpt|ocs|mpt|mcsp)\b/, then: 'other', example: 'signed, PT, DPT' },
  {
    about: 'esi',
    sentence: /\b(triage|level [1-5]|acuity|severity index|ionis|ioniz|mass spec|insurance)\b/,
    then: 'other',
    example: 'ESI level 3 at triage',
  },
  {
    about: 'rfa',
    sentence:
      /\b(request for applications?|grants?|funding|applicants?|awards?|deadline|hepatocellular|tumou?rs?|hcc|arrhythm|fibrillation|varicose|saphenous|thyroid|genicular)\b/,
    then: 'other',
    example: 'RFA-DA-21-001 invites grant applications',
  },
  { about: 'rfa', after: /^-?[a-z]{2}-?\d/, then: 'other', example: 'RFA-DA-21-001' },
  {
    about: 'rf',
    after: /^\s?(ablation|neurotomy|rhizotomy|denervation|lesion|procedure)/,
    then: 'shown',
    example: 'lumbar RF neurotomy',
  },
  {
    about: 'cbt',
    sentence: /\b(insomnia|cbt-i|computer.based|motorcycl|cord blood)\b/,
    then: 'other',
    example: 'CBT for insomnia',
  },
  {
    about: 'act',
    after: /^[\s-]+(\(acceptance|for (chronic )?pain|therapy|group|sessions?|based|informed)/,
    then: 'shown',
    example: 'ACT for chronic pain',
  },
  {
    about: 'mr',
    after: /^\s+(imaging|scan|lumbar|of the (lumbar|spine))/,
    then: 'shown',
    example: 'MR of the lumbar spine',
  },
  {
    about: 'ct',
    after: /^\s?(myelogra\w+|(scan )?(of )?(the |his |her )?(lumbar|lumbosacral|spine|back|l-?spine))/,
    then: 'shown',
    example: 'CT of his lumbar spine',
  },
  { about: 'ct', before: /\b(lumbar|spine|spinal|lumbosacral|back)\s$/, then: 'shown', example: 'spine CT' },
  {
    about: 'im',
    after: /^\s+(injections?|ketorolac|toradol|trigger)/,
    then: 'shown',
    example: 'IM injection',
  },
  {
    about: 'idd',
    after: /^\s+(therapy|table|treatment|accu|spine|machine|decompression|\W?traction)/,
    then: 'shown',
    example: 'IDD therapy table',
  },
  {
    about: 'hep',
    before: /\b(continue|given|start(ed)?|with|and|her|his|their|a|the|on)\s$/,
    then: 'shown',
    example: 'continue HEP',
  },
  { about: 'asa', after: /^\s+\d+\s?mg/, then: 'shown', example: 'ASA 325 mg' },
  {
    about: 'high risk',
    sentence: /start back|screening tool|stratif/,
    then: 'shown',
    example: 'STarT Back: high risk',
  },
  {
    about: 'medium risk',
    sentence: /start back|screening tool|stratif/,
    then: 'shown',
    example: 'STarT Back: medium risk',
  },
  {
    about: 'low risk',
    sentence: /start back|screening tool|stratif/,
    then: 'shown',
    example: 'STarT Back: low risk',
  },
  { about: 'start-back', after: /^\s*of\b/, then: 'other', example: 'at high risk of long-term pain' },
  { about: 'high risk', before: /./, then: 'other', example: 'people at high risk' },
  { about: 'high risk', after: /^./, then: 'other', example: 'high risk activities' },
  { about: 'low risk', after: /^./, then: 'other', example: 'low risk deliveries' },
  {
    about: 'start back',
    sentence:
      /^(?!.*\b(tool|screen\w*|keele|risk|stratif\w*|score|category|categories|subgroups?|groups?)\b|→)/,
    then: 'other',
    example: 'start back at work on Monday',
  },
];
