/** Senses of what is done with hands, by moving, in programmes and with machines. In order: the first that fits decides. */
import type { SenseRule } from './rule.ts';

export const HANDS_AND_MACHINES: readonly SenseRule[] = [
  // Hands and machines.
  {
    about: 'massage',
    before: /(^|[.:]\s?|\band |\bgently |\bthen )$/,
    after: /^\s+(it|a |in|into|onto|the (cream|gel|oil|balm|lotion)|well)\b/,
    then: 'other',
    example: 'massage it into the skin',
  },
  {
    about: 'massage',
    after: /^\s+(guns?|chairs?|oils?|tables?)\b/,
    then: 'other',
    example: 'best massage guns',
  },
  {
    about: 'adjustment',
    after:
      /^s?\s+(of|to|for|in) (the |his |her |your )?(medication|insulin|dose|dosage|shower|seat|chair|workstation|covariates)/,
    then: 'other',
    example: 'an adjustment of the dose',
  },
  {
    about: 'adjustment',
    before:
      /\b(dose|dosage|medication|insulin|cranial|risk|multivariate|work|workplace|statistical|posture|seat|lifestyle)\s$/,
    then: 'other',
    example: 'dose adjustment',
  },
  {
    about: 'manipulation',
    before: /\b(data|drug|experimental|genetic|surgical)\s$/,
    then: 'other',
    example: 'data manipulation',
  },
  {
    about: 'stretching',
    after:
      /^\s*(reflex|receptors?|of\b|marks?|goals?|(the|your|his|her) (spine|vertebrae|budget|truth)|fabric)/,
    then: 'other',
    example: 'knee stretch reflexes; the stretch of coast road',
  },
  {
    about: 'traction',
    after: /^\s+(tires?|tyres?|control|devices required|alopecia|engine)/,
    then: 'other',
    example: 'traction tires',
  },
  {
    about: 'traction',
    before: /\b(gain(ed|ing|s)?|get(ting)?|lose|losing|lost|more)\s$/,
    then: 'other',
    example: 'the idea gained traction',
  },
  {
    about: 'brace',
    after: /^\s+(yourself|ourselves|themselves|for impact|for the)/,
    then: 'other',
    example: 'brace yourself',
  },
  {
    about: 'lumbar-supports',
    before:
      /\b(knee|ankle|wrist|neck|elbow|dental|shoulder|cervical|office chairs?|chairs? with|chairs? with real|seats?|car)\s$/,
    then: 'other',
    example: 'knee braces; chairs with real lumbar support',
  },
  {
    about: 'lumbar support',
    sentence: /\b(seats?|sedan|driver|cushion|mattress|recliner)\b/,
    then: 'other',
    example: 'heated seats with lumbar support',
  },

  // Movement that is no treatment.
  {
    about: 'walking',
    before:
      /\b(while|when|difficulty|trouble|pain with|pain on|pain when|with|after|carry on|be|are|is|was|were|by|from|been|started?|just|dog|and|min|minute|meter|metre|on|you are)\s$/,
    sentence:
      /^(?!.*\b(exercise|recommend|advis|encourag|program|therapy|pilates|swimming|yoga|strengthening|help(s|ed)?)\b)/,
    then: 'other',
    example: 'pain while walking; 20-meter walking time',
  },
  {
    about: 'walking',
    after:
      /^\s+(stairs|aids?|sticks?|distances?|times?|tests?|trails?|boot|frame|speed|the dog|to\b|impairment|ability|capacity|pattern|difficult|is (painful|hard))/,
    then: 'other',
    example: 'walking aids; 6-min walking distances',
  },
  {
    about: 'walking',
    before: /\b(\d+[- ]?(min(ute)?|m|meter|metre)s?|been|while)\s$/,
    then: 'other',
    example: '6-min walking',
  },
  {
    about: 'exercise-therapy',
    after:
      /^\s+(caution|tolerance|capacity|intoleran\w*|testing|stress test|bike for sale|your right|physiolog\w*|equipment)/,
    then: 'other',
    example: 'exercise caution; exercise tolerance',
  },
  {
    about: 'exercise',
    before:
      /\b(short(ness)? of breath with( mild)?|dyspnea (on|with)|breath with (mild )?|military|training|breathing|fire|to)\s$/,
    sentence: /\b(breath|dyspn|chest|diet|military|drill)\w*\b/,
    then: 'other',
    example: 'short of breath with mild exercise',
  },
  {
    about: 'trigger points',
    then: 'other',
    after: /^(?!\s*(injection|therapy|release|dry))/,
    example: 'aimed at trigger points',
  },
  {
    about: 'trigger point',
    then: 'other',
    after: /^(?!\s*(injection|therapy|release|dry))/,
    example: 'a trigger point in the muscle',
  },
  {
    about: 'yoga',
    after: /^\s+(pants|mats?|balls?|instructor|teachers?|retreat)/,
    then: 'other',
    example: 'a yoga ball',
  },

  // Care and programmes.
  {
    about: 'pain management',
    after: /^(?!\s*(program|clinic|specialist|referral|team|service|physician|doctor))/,
    before: /(?<!multidisciplinary |interdisciplinary |referr?(ed|al) (to|for) |refer to |seen by |sees )$/,
    then: 'other',
    example: 'does not improve long-term pain management',
  },
  {
    about: 'return to work',
    before: /\b(rates? of|outcome of|time to)\s$/,
    then: 'other',
    example: 'the primary outcome of return to work',
  },
  { about: 'return to work', after: /^\s+rates?\b/, then: 'other', example: 'return to work rates' },
  { about: 'self-management', before: /\brates? of\s$/, then: 'other', example: 'rates of return to work' },
  {
    about: 'standing desk',
    after: /^\s*(under|deals|sale)/,
    then: 'other',
    example: 'standing desks under $300',
  },

  // Machines and garments that other trades have too.
  {
    about: 'laser',
    after:
      /^\s*(spine|dis[ck]|foramin|lamin|surg|eye|vision|hair|tattoo|pointer|printer|removal|resurfacing|cut|beam|focus|tag|centre|center)/,
    then: 'other',
    example: 'laser hair removal; laser discectomy',
  },
  {
    about: 'laser',
    sentence:
      /\b(incisions?|endoscop\w+|discectomy|foraminotomy|laminotomy|surgeons?|fib(re|er)|tattoos?|cataracts?|lasik|prostate|printer)\b/,
    then: 'other',
    example: 'the surgeon guides a laser through the incision',
  },
  {
    about: 'shockwave',
    sentence: /\b(heels?|plantar|erectile|kidney|lithotripsy|economy|industry|markets?)\b/,
    then: 'other',
    example: 'shockwaves through the industry',
  },
  {
    about: 'belt',
    before:
      /\b(seat|conveyor|black|green|brown|safety|tool|fan|timing|sun|bible|rust|leather|trouser|your)\s$/,
    then: 'other',
    example: 'a seat belt; clip it to your belt',
  },
  {
    about: 'belt',
    sentence:
      /^(?!.*\b(wear(s|ing)?|wore|worn|supports?|lumbar|corsets?|braces?|lifting|copper|magnetic|taping|ribs|velcro)\b)/,
    then: 'other',
    example: 'the unit hangs from a belt',
  },
];
