/** Senses of injections, which may be of anything and anywhere, and of what is named beside them. In order: the first that fits decides. */
import type { SenseRule } from './rule.ts';

export const NEEDLES: readonly SenseRule[] = [
  // Needles: an injection may be of anything and anywhere.
  {
    about: 'injection',
    before:
      /\b(botox|botulinum|insulin|b12|vitamin|flu|contrast|dye|hyaluron\w+|gel|filler|cells?|prp|plasma|ozone|biologic|adalimumab|an(a)?esthetics?|knee|hip|shoulder|wrist|heel|elbow|hand|thumb|eye|kenalog|anti-tnf|intramuscular|im|toradol|ketorolac|fuel|weight loss)\s$/,
    then: 'other',
    example: 'insulin injections; fuel injection',
  },
  {
    about: 'injection',
    after:
      /^\s+(sites?|drug|mould|mold|molding|treatments? for (wrinkles|cellulite)|of (?!(a |the )?(steroid|cortisone|cortico|local)))/,
    then: 'other',
    example: 'an injection of contrast; the injection site',
  },
  {
    about: 'injection',
    sentence: /\b(labou?r|vaccin\w+|insulin|b12|botox|stem cells?|prp|platelet\w*|exosomes?|heroin)\b/,
    then: 'other',
    example: 'stem cells: the injection takes an hour',
  },
  {
    about: 'caudal',
    before: /\b(cephal\w*|cranial|rostral|the|a|more|in|from)( or | and |\/|-|\s)$/,
    then: 'other',
    example: 'directed towards cephal or caudal',
  },
  {
    about: 'caudal',
    after:
      /^\s*(to\b|end\b|direction|migrat|aspect|level|endplate|half|part|so that|regression|edge|block\b)/,
    then: 'other',
    example: 'caudal to the pedicle',
  },
  {
    about: 'denervation',
    sentence: /\b(emg|electromyogra\w+|ncs|changes|potentials|muscle denervation|renal)\b/,
    then: 'other',
    example: 'EMG: active denervation in the calf',
  },
  {
    about: 'stimulator',
    before: /\b(bone|growth|brain|vagus|vagal|muscle|sacral|gastric|tibial|bladder)\s$/,
    then: 'other',
    example: 'a bone growth stimulator',
  },
  {
    about: 'jabs',
    sentence: /\b(flu|covid|vaccin\w+|weight|booster)\b/,
    then: 'other',
    example: 'flu jabs at the chemist',
  },
  {
    about: 'pain medication',
    before: /\b(opioid|narcotic)\s$/,
    then: 'other',
    example: 'opioid pain medication',
  },
  { about: 'pain medication', after: /^\s+use\b/, then: 'other', example: 'pain medication use' },
  {
    about: 'mckenzie',
    before: /\b(dr|mr|mrs|ms|prof|professor|sister|nurse)\.?\s$/,
    then: 'other',
    example: 'seen by Dr McKenzie',
  },
  {
    about: 'pmp',
    before:
      /\b(week|attend(s|ed|ing)?|residential|refer(red|ral)? (to|for)( the| our)?|complet(ed|ing)|group|the|our|join|start(ed|ing)?)\s$/,
    sentence: /^(?!.*\b(prescription|checked|reviewed|query|database)\b)/,
    then: 'shown',
    example: 'suited to the 8 week PMP',
  },
  {
    about: 'xr',
    before: /\b(lumbar|l[- ]?spine|lx|ls|plain|spine|spinal)\s$/,
    then: 'shown',
    example: 'lumbar XR in May',
  },
  {
    about: 'xr',
    after: /^\s*(nad|lumbar|l[- ]?spine|lx|l\/s|spine|pelvis|shows?|showed|normal|neg|clear)\b/,
    then: 'shown',
    example: 'seen in A&E, XR NAD',
  },
  {
    about: 'b&b',
    sentence: /\b(breakfast|stay(s|ed|ing)?|hotel|guests?|rooms?|book(ed|ing)?)\b/,
    then: 'other',
    example: 'a stay at our B&B',
  },
  {
    about: 'a temperature',
    before: /\b(at|to)\s$/,
    then: 'other',
    example: 'heated to a temperature of 80 degrees',
  },
  { about: 'mckenzie', after: /^\s+[a-z]\./, then: 'other', example: 'thank you all – McKenzie R.' },
  {
    about: 'retention',
    before:
      /\b(fluid|water|salt|sodium|staff|employee|customer|client|image|data|memory|knowledge|information|student|screw)\s$/,
    then: 'other',
    example: 'fluid retention; staff retention',
  },
  {
    about: 'oxy',
    after: /^[\s-]*(gen|acetylene|cut|clean|moron)/,
    then: 'other',
    example: 'oxy-acetylene torch',
  },
  {
    about: 'mobs',
    sentence: /\b(flash|angry|lynch|crowds?|police)\b/,
    then: 'other',
    example: 'angry mobs',
  },
];
