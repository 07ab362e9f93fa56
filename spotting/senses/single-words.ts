/** Other senses of single words. In order: the first that fits decides. */
import type { SenseRule } from './rule.ts';

export const SINGLE_WORDS: readonly SenseRule[] = [
  // Other senses of single words.
  {
    about: 'spine-surgery',
    after: /^\s+(hours|receptionist|door|appointments? line)/,
    then: 'other',
    example: 'surgery hours cut at the practice',
  },
  {
    about: 'surgery',
    before:
      /\b(gp|doctors?|dental|cosmetic|plastic|bariatric|heart|bypass|eye|knee|hip|shoulder|hand|oral|brain|weight loss|cataract|abdominal|prostate|breast|thyroid|head and neck|cardiac|dr\.?)\s$/,
    then: 'other',
    example: 'GP surgery; bypass surgery',
  },
  {
    about: 'fusion',
    before:
      /\b(pacific|asian|jazz|nuclear|cuisine|image|data|sensor|cell|protein|gene|ankle|wrist|cervical)\s$/,
    then: 'other',
    example: 'pacific fusion, tasting menu',
  },
  {
    about: 'fusion',
    after: /^\s+(cuisine|restaurant|menu|alternatives|protein|gene|food)/,
    then: 'other',
    example: 'fusion cuisine',
  },
  { about: 'discectomy', before: /\bcervical\s$/, then: 'other', example: 'anterior cervical discectomy' },
  {
    about: 'epidural',
    after: /^\s*(fibrosis|scar|space|fat|hematoma|haematoma|anesthe|anaesthe|analges)/,
    then: 'other',
    example: 'epidural fibrosis',
  },
  {
    about: 'epidural-steroid-injection',
    sentence: /\b(labou?r|contractions|delivery|cm without|birth|midwife|cervical|c\d-[ct]\d)\b/,
    then: 'other',
    example: 'through labour without an epidural',
  },
  {
    about: 'nerve-block',
    before: /\b(occipital|femoral|celiac|coeliac|stellate|brachial|intercostal|digital|dental)\s$/,
    then: 'other',
    example: 'occipital nerve block for migraine',
  },
  { about: 'occipital nerve block', before: /^/, then: 'other', example: 'occipital nerve block' },
  { about: 'femoral nerve block', before: /^/, then: 'other', example: 'femoral nerve block' },
  {
    about: 'muscle-relaxants',
    sentence:
      /\b(intubat\w*|neuromuscular block\w*|rocuronium|succinylcholine|an(a)?esthe(sia|tist)|ventilat\w*)\b/,
    then: 'other',
    example: 'a muscle relaxant before intubation',
  },
  {
    about: 'baclofen',
    sentence: /\b(intrathecal|spasticity|pump)\b/,
    then: 'other',
    example: 'intrathecal baclofen for spasticity',
  },
  {
    about: 'soma',
    sentence:
      /^(?!.*\b(mg|prescri\w*|tablet|relax\w*|carisoprodol|benzos?|habit|avoid\w*|medication|discontinued|stopped|prn|hs|qhs|bid|tid|tried|failed)\b)/,
    then: 'other',
    example: 'SoMa loft for rent',
  },
  {
    about: 'aspirin',
    sentence:
      /^(?!.*\b(pain|backs?|aches?|sore|anti-inflammator\w+|ibuprofen|naproxen|nsaids?|tylenol|acetaminophen|paracetamol|325|500|650|relief|tried|sciatica)\b)/,
    then: 'other',
    example: 'continue aspirin for the heart',
  },
  {
    about: 'aspirin',
    sentence:
      /\b(81 ?mg|75 ?mg|baby aspirin|heart|stroke|cardiolog\w*|clopidogrel|warfarin|stent|coronary|blood thinner|asthma|willow|children)\b/,
    then: 'other',
    example: 'aspirin 81 mg for the heart',
  },
  {
    about: 'painkiller',
    sentence: /\b(own natural|rum|cocktail)\b/,
    then: 'other',
    example: "the body's own natural painkillers",
  },
  {
    about: 'anti inflammatory',
    after: /^\s+(diet|foods?|properties|effects?|spice)/,
    then: 'other',
    example: 'an anti-inflammatory diet',
  },
  {
    about: 'anti inflammatory',
    before: /\bnature's\s$/,
    then: 'other',
    example: "nature's anti-inflammatory",
  },
  {
    about: 'opioids',
    before: /\b(natural|endogenous|drip)\s$/,
    then: 'other',
    example: 'endogenous opioids',
  },
  {
    about: 'morphine',
    after: /^[\s-]+(equivalents?|drip|milligram)/,
    then: 'other',
    example: 'morphine-equivalent mg a day',
  },
  {
    about: 'cannabinoids-supplements',
    after: /^\s+(oil for anxiety|for cats|for dogs|for sleep|glow|citrate|mud|lattes?|stearate)/,
    then: 'other',
    example: 'CBD for cats and dogs',
  },
  {
    about: 'infection',
    before:
      /\b(risk of|urinary tract|ear|chest|sinus|wound|skin|viral|yeast|throat|respiratory|dental|surgical site)\s$/,
    then: 'other',
    example: 'virtually no risk of infection; ear infections',
  },
  {
    about: 'neurological-deficit',
    after:
      /^\s+(of|in) (a |the )?(discs?|disks?|evidence|stud(y|ies)|argument|design|muscles?|core|abdominal)/,
    then: 'other',
    example: 'weakness of a disc',
  },
  {
    about: 'neurological-deficit',
    before: /\b(muscle|core|structural|abdominal|methodological|facial|arm|hand|grip)\s$/,
    then: 'other',
    example: 'structural weakness',
  },
  {
    about: 'weight loss',
    after: /^\s+(program|clinic|surgery|diet|goals?|plan|tips|drugs?|medication|injections?|supplements?)/,
    then: 'other',
    example: 'weight loss clinic',
  },
  {
    about: 'weight loss',
    before: /\b(exercise and|diet and|for|help with|support|recommend(ed)?|advised|encouraged)\s$/,
    then: 'other',
    example: 'advised weight loss',
  },
  {
    about: 'education',
    sentence:
      /^(?!.*\b(pain|patients?|backs?|program(me)?s?|sessions?|exercises?|advice|groups?|self|versus|vs|yoga|spine|booklets?|intervention|control)\b)/,
    then: 'other',
    example: 'years of education',
  },
  {
    about: 'education',
    before:
      /\b(high(er)?|low(er)?|less|primary|secondary|tertiary|college|university|(?<!back )school|(no|of) formal|adult|works in|medical|continuing|physical|board of|department of|levels? of|years of|special|sex)\s$/,
    then: 'other',
    example: 'continuing medical education',
  },
  {
    about: 'education',
    after:
      /^(\s+(and counsel|level|system|department|requirement)|,? (and )?income|:.*\b(high|secondary) school)/,
    then: 'other',
    example: 'education level',
  },
  {
    about: 'education',
    before: /\b(for|is)\s$/,
    after: /^( only\b| purposes|, not (medical )?advice)/,
    then: 'other',
    example: 'this is education, not advice',
  },
  {
    about: 'ultrasound',
    before:
      /\b(renal|abdominal|pelvic|obstetric|doppler|fetal|vascular|duplex|breast|thyroid|diagnostic|an|by)\s$/,
    then: 'other',
    example: 'renal ultrasound',
  },
  {
    about: 'ultrasound',
    after: /^[\s-]+(guid|scan|of|exam|show|image|imaging|confirm)/,
    then: 'other',
    example: 'ultrasound-guided',
  },
  {
    about: 'scan',
    before: /\b(bone density|pet|quick|brain|heart|baby)\s$/,
    then: 'other',
    example: 'a brain scan',
  },
  {
    about: 'operation',
    after: /^\s+(of|system|hours|costs?|manager)/,
    then: 'other',
    example: 'operation of the desk',
  },
  {
    about: 'operation',
    before: /\b(hours of|in|in full|mode of)\s$/,
    then: 'other',
    example: 'hours of operation',
  },
  {
    about: 'ablation',
    sentence: /\b(tumou?rs?|atrial|fibrillation|cardiac|endometri\w+|thyroid|liver|vein|renal)\b/,
    then: 'other',
    example: 'ablation for atrial fibrillation',
  },
  {
    about: 'block',
    before:
      /(?<!\b(ramus|rami|branch|nerve|facet|root|diagnostic|confirmatory|concordant|positive|repeat|prior|previous|last|first|second|third|two|both|[ls]\d|mbb)\s)$/,
    sentence:
      /^(?!.*\b(injections?|nerves?|facet|medial|branch|anesthetic|anaesthetic|lidocaine)\b)|\bblock of\b/,
    then: 'other',
    example: 'three blocks from the station; the exam block',
  },
  { about: 'block', after: /^\s+(the|pain|signals?)\b/, then: 'other', example: 'blocks the pain signal' },
  {
    about: 'pacing',
    sentence: /^(?!.*\b(activit\w+|pain|yourself|flare)\b)/,
    then: 'other',
    example: 'pacing the corridor; cardiac pacing',
  },
  {
    about: 'thrust',
    sentence: /^(?!.*\b(spin\w+|joint|osteopath\w*|chiropract\w*|manipulat\w*|hands)\b)/,
    then: 'other',
    example: 'the thrust of the argument',
  },
  {
    about: 'warmth',
    sentence: /^(?!.*\b(heat|back|muscle|pain|stiff|wrap|pad|relie\w+)\b)/,
    then: 'other',
    example: 'warmth and redness of the joint',
  },
  {
    about: 'cycling',
    after: /^\s+(accident|injur|track|club)/,
    then: 'other',
    example: 'a cycling accident',
  },
  { about: 'psychologist', sentence: /^(?!.*\bpain\b)/, then: 'other', example: 'a school psychologist' },
  { about: 'counselling', sentence: /^(?!.*\bpain\b)/, then: 'other', example: 'debt counselling' },
  {
    about: 'malignancy',
    after: /^\s+(wing|cent(er|re)|council|research|charity|society|registry)/,
    then: 'other',
    example: "the hospital's cancer wing",
  },
  { about: 'fracture', after: /^\s+(clinic|table)/, then: 'other', example: 'the fracture clinic' },
  {
    about: 'red-flags',
    before: /\b(fly|flies|raise|raised)( a)?\s$/,
    then: 'other',
    example: 'lifeguards fly a red flag',
  },
  {
    about: 'progressive-relaxation',
    before: /\b(pure|total|for|fun and|of)\s$/,
    then: 'other',
    example: 'pure relaxation',
  },
  {
    about: 'imaging',
    before: /\b(upload your|upload my|upload an?)\s$/,
    then: 'other',
    example: 'upload your MRI',
  },
  {
    about: 'imaging',
    after: /^\s+(review|baggage|upload|table)/,
    then: 'other',
    example: 'X-ray baggage screener',
  },
];
