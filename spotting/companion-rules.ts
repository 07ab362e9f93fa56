/**
 * Words that look like a companion of data/companion-names.json and are something else. Each row has an example, which
 * is its test. In `before` and `after` a space stands for what separates words and " ?" for what may; both are tried on
 * a few dozen characters beside the form, `before` up to its start and `after` from its end.
 */

/** A trap. */
export interface CompanionTrap {
  /** Forms that it is about, each written out in lower case; a trailing `*` stands for any ending. */
  forms: readonly string[];
  /** What stands before the form where it is something else; source of an expression. */
  before?: string;
  /** The same for what stands after it. */
  after?: string;
  /** A sentence that names none of the companions that the forms belong to. */
  example: string;
}

const ULCER = ['ulcer', 'ulcers'];
const ALCOHOL = ['alcohol', 'ethanol', 'etoh', 'alcohol use', 'alcohol intake', 'alcohol consumption'];
const DRINKING = ['alcohol*', 'alcoholism', 'etoh*'];

// biome-ignore format: a table reads better in columns
export const COMPANION_TRAPS: readonly CompanionTrap[] = [
  // Ulcers of the skin, the mouth, the eye.
  { forms: ULCER, before: '(?:foot|feet|legs?|heels?|toes?|ankle|skin|sacral|pressure|decubitus|venous|arterial|stasis|diabetic|neuropathic|plantar|mouth|oral|tongue|lip|aphthous|canker|corneal|eye|genital|vaginal|wounds?,?|bed|isch[ae]+mic|tropical|vascular|hand|finger|digital|chronic wound) (?:(?:and|or) )?', example: 'Diabetic foot ulcer, dressed twice weekly.' },
  { forms: ULCER, before: '(?:stage|grade) (?:\\d|[iv]+) ', example: 'Wound care for a stage 3 ulcer.' },
  { forms: ULCER, after: ' (?:on|of|over|at|around|under) (?:(?:the|his|her|my|your|their|an?|left|right|both|one|lateral|medial) ){0,3}(?:foot|feet|legs?|heels?|toes?|ankles?|skin|shin|sacrum|buttocks?|coccyx|tailbone|hips?|mouth|tongue|lips?|gums?|cornea|eyes?|hands?|fingers?|elbow)', example: 'Small ulcer on the left heel.' },
  { forms: ULCER, after: ',? (?:dressings?|wounds?|debridement)', example: 'Ulcer dressing changed by the nurse.' },
  // Alcohol that nobody drinks.
  { forms: ALCOHOL, after: ' ?(?:wipes?|swabs?|pads?|preps?|rub|rubs|gel|gels|hand|based|free|sanit\\w+|wash|solution|sponges?|ablation|block|neurolysis|test strips?)', example: 'The skin was cleaned with an alcohol wipe.' },
  { forms: ALCOHOL, before: '(?:isopropyl|rubbing|benzyl|cetyl|stearyl|cetostearyl|cetearyl|polyvinyl|denatured|surgical|sugar|wool|phenol or|dehydrated) ', example: 'Ingredients: water, benzyl alcohol, menthol.' },
  { forms: ALCOHOL, before: '(?:prep\\w*|clean\\w*|wip(?:e|ed|ing)|swabb?\\w*|disinfect\\w*|steril\\w*) [^.;]{0,40}', example: 'The low back was prepped with chlorhexidine and alcohol.' },
  { forms: ALCOHOL, after: ' ?[:=-] ?(?:none|no|never|nil|not|denies|denied|negative|0|zero|n/a)(?![a-z])', example: 'Alcohol: none. Tobacco: never.' },
  { forms: [...ALCOHOL, ...DRINKING], before: 'non ?', example: 'Try a non-alcohol mouth rinse; non-alcoholics too.' },
  // Institutions named after what they study.
  { forms: DRINKING, after: ' ?(?:anonymous|and alcoholism)', example: 'Alcoholics Anonymous meets next door.' },
  { forms: DRINKING, before: '(?:institute (?:on|of|for)|abuse and) ', example: 'National Institute on Alcohol Abuse and Alcoholism' },
  { forms: ['substance abuse', 'drug abuse', 'opioid abuse', 'opioid misuse'], before: '(?:institute (?:on|of|for)|center for|centre for) ', example: 'Funded by the National Institute on Drug Abuse.' },
  { forms: ['substance abuse'], after: ' and mental health', example: 'Substance Abuse and Mental Health Services Administration' },
  // A liver that is eaten, and a hepatitis that is vaccinated against or screened for.
  { forms: ['hepatitis*', 'hep*', 'hbv', 'hcv'], after: ',? ?(?:(?:[abc]|and|or|&|/|,|virus) ?){0,6}(?:vaccin\\w*|immuni[sz]\\w*|shots?|jabs?|series|booster|screen\\w*|test(?:s|ing)?|serolog\\w*|antibod\\w*|surface|panel|neg(?:ative)?|non ?reactive|non ?immune|immune)(?![a-z])', example: 'Hepatitis B vaccine given in 2019; hepatitis A and B immunisation complete.' },
  { forms: ['hepatitis*', 'hep*', 'hbv', 'hcv'], before: '(?:vaccin\\w*|immuni[sz]\\w*|shots?|screen\\w*|tested|negative|prophylaxis) (?:\\w+ )?(?:for|against) (?:hiv (?:and|or) )?', example: 'Vaccinated against hepatitis B.' },
  // MI is also a state, CAD a currency and a way to draw, CVA an angle that is tapped.
  { forms: ['mi'], after: ',? (?:\\d{5}(?!\\d)|usa|united states)', example: 'Spine Clinic, 12 Elm St, Lansing, MI 48933' },
  { forms: ['mi'], before: '(?:detroit|ann arbor|grand rapids|lansing|flint|troy|dearborn|kalamazoo|southfield|novi|saginaw|warren|livonia|michigan),? \\(?', example: 'Our spine centre in Ann Arbor, MI' },
  { forms: ['mi'], before: 'interview(?:ing|s)? \\(?', example: 'Trained in motivational interviewing (MI).' },
  { forms: ['mi'], after: '-[a-z]{1,8}-', example: 'Microsclerotherapy (MI-kro-SKLER-o-ther-ah-pe)' },
  { forms: ['cad'], before: '(?:fees?|prices?|rates?|cost|costs|in|dollars?),? ?\\(', example: 'Fees (CAD): first visit 95.' },
  { forms: ['cad'], before: '(?:\\$ ?\\d[\\d.,]*|\\d|usd|price:?) ?', example: 'Lumbar belt, $49 CAD.' },
  { forms: ['cad'], after: ' ?(?:[$/]|cam|software|drawings?|dollars?|designs?|models?)', example: 'Insoles made with CAD/CAM; CAD $80.' },
  { forms: ['cva'], after: ' ?(?:tender\\w*|angle|percussion|punch|pain|non ?tender|tap|:)', example: 'No CVA tenderness on either side.' },
  // Strokes of hands, arms and luck.
  { forms: ['stroke'], before: '(?:breast|back|heat|sun|brush|key|paint|swim\\w*|golf|tennis|rowing|massage|gentle|soft|firm|long|light|broad|slow|single|each|finishing|butterfly|effleurage|you|and|gently|to) ', example: 'She swims breast stroke; finish each gentle stroke at the hip.' },
  { forms: ['stroke'], after: ' (?:of (?:luck|genius|midnight)|technique|play|volume|length|your|the|along|across|down|up|it|them)', example: 'By a stroke of luck my back got better.' },
  // A bypass that is not of the heart.
  { forms: ['bypass surgery'], before: '(?:gastric|stomach|intestinal|bariatric|femoral|popliteal|fem ?pop|femoropopliteal|aortobifemoral|leg|weight loss|roux en y|jejunal|ileal|vascular) ', example: 'Gastric bypass surgery in 2015.' },
  // Not opioids, and not about taking them.
  { forms: ['opioid*', 'opiate*', 'narcotic*'], before: '(?:non|anti) ?', example: 'Non-opioid and non-narcotic options come first.' },
  { forms: ['opioid', 'opioids', 'opiate', 'opiates', 'narcotic', 'narcotics'], after: ' ?(?:free|sparing|crisis|epidemic|antagonists?|na[iï]ve|stewardship|alternatives?|settlements?|lawsuits?|anonymous|receptors?)(?![a-z])', example: 'The opioid crisis; an opioid-free clinic; opioid receptors.' },
  // Calming, said of a herb.
  { forms: ['sedative', 'sedatives'], after: ' (?:effects?|propert\\w+|actions?|herbs?|teas?|baths?|side effects?|qualit\\w+)', example: 'Valerian has sedative properties.' },
  { forms: ['sedative', 'sedatives'], before: '(?:animal|veterinary|horse) ', example: 'Xylazine, an animal sedative, was found.' },
  { forms: ['sedative'], before: 'non ?', example: 'A non-sedative antihistamine.' },
  // What an anaesthetist gives during surgery.
  { forms: ['muscle relaxant*'], after: ',? ?\\(?(?:rocuronium|vecuronium|atracurium|cisatracurium|suxamethonium|succinylcholine|was reversed|reversed|reversal)', example: 'GA with muscle relaxant (rocuronium).' },
  { forms: ['pregnancy', 'pregnant'], after: ' (?:tests?|categor\\w+|pillows?|yoga|massages?|class(?:es)?)', example: 'Pregnancy pillow on offer; pregnancy test negative.' },
  { forms: ['pregnancy', 'pregnant'], before: '(?:ectopic|false|phantom|non) ', example: 'Surgery for an ectopic pregnancy in 2009.' },
];
