/**
 * Senses: words around a form that show which of its meanings is meant. Rules are data: what they
 * are about, the words before or after, what follows, and an example. The first rule that fits
 * decides. `before` is tested on the folded text of the sentence up to the form, `after` on what
 * follows it; both are anchored at the form by their own `$` and `^`.
 */

export interface SenseRule {
  /** Concepts or folded spellings that the rule is about; `*` for all. */
  about: string;
  before?: RegExp;
  after?: RegExp;
  /** Tested on the whole sentence, folded. */
  sentence?: RegExp;
  /** `other`: not the meaning wanted. `shown`: the meaning wanted, capitals or not. */
  then: 'other' | 'shown';
  example: string;
}

const PLACES =
  'clinics?|centers?|centres?|departments?|units?|wards?|wings?|rooms?|offices?|suites?|hours|practices?|associates|institutes?|studios?|spas?|guild|society|association|federation|college|school|ltd|limited|llc|pllc|inc|gmbh|group|wellness|therapists?';
const JOBS =
  'technologists?|technicians?|aides?|assistants?|instructors?|teachers?|nurses?|screeners?|receptionists?|students?';

export const SENSE_RULES: readonly SenseRule[] = [
  // Any form: an address, a job, a label of a form, the name of a place or a file.
  { about: '*', before: /$(?<=[@_#]|\w\.\w+\/\S*)/, then: 'other', example: 'hello@otter-yoga.example' },
  {
    about: '*',
    before: /(^|\s)(https?:\/\/|www\.)?[a-z0-9-]+[.-]$/,
    after: /^[a-z0-9-]*\.[a-z]{2,}/,
    then: 'other',
    example: 'www.city-acupuncture.example',
  },
  { about: '*', after: /^\.[a-z]{2,}(\/|\b)/, then: 'other', example: 'read more at yoga.example' },
  {
    about: '*',
    after: new RegExp(`^\\s+(${JOBS})\\b`),
    then: 'other',
    example: 'now hiring: X-ray technologist, PT aide',
  },
  { about: '*', before: /\b(non|anti|ex)[- ]$/, then: 'other', example: 'non-opioid pathways' },
  {
    about: '*',
    sentence: /^\W*(careers|now hiring|we are hiring|vacancies|jobs)\b/,
    then: 'other',
    example: 'Careers: OR Nurse, Physical Therapist',
  },
  {
    about: '*',
    after:
      /^\s+(deaths?|crisis|epidemic|overdoses?|addiction|use disorders?|misuse|abuse|settlement|litigation|lawsuits?|trafficking|treatment programs?)\b/,
    then: 'other',
    example: 'opioid deaths fall for a second year',
  },
  {
    about: '*',
    before: /\b(allergic to|allergy to|sensitive to)\s$/,
    sentence: /\b(supplements?|capsules?|gumm(y|ies)|herb)\b/,
    then: 'other',
    example: 'capsules: not if you are allergic to aspirin',
  },

  // Physiotherapy: PT is a patient, a time of day, a blood test, a job.
  {
    about: 'pt',
    before:
      /\b(referr?(ed|al)? (to|for)|sessions? of|weeks? of|months? of|course of|rounds? of|trial of|did|tried|doing|start(ed|ing)?|continue|completed|failed|formal|outpatient|aquatic|home|attend(ed|ing)?|declin(ed|es)|refus(ed|es)|in|with|after|of|and|through|to|for|from|plus|or)\s$/,
    then: 'shown',
    example: 'six weeks of PT did nothing',
  },
  {
    about: 'pt',
    after:
      /^\s?\/\s?(inr|ptt)|^,? (inr|ptt|aptt)\b|^\s+(\d|is an?\b|is here|was seen|states?|reports?|denies|denied|presents?|complains|c\/o|has (been|a|had)|aides?|assistants?|students?|time)\b/,
    then: 'other',
    example: 'PT/INR, PT is a 54-year-old man',
  },
  { about: 'pt', before: /\d\s?([ap]\.?m\.?)?\s$/, then: 'other', example: 'call 9 am PT' },
  {
    about: 'patient education',
    after: /^\s+(and counsel|material|handout|leaflet)|^:/,
    then: 'other',
    example: 'Patient Education and Counseling: I advised',
  },
  { about: 'patient education', then: 'other', before: /./, example: 'patient education on smoking' },
  {
    about: 'physiotherapy',
    after: new RegExp(`^\\s+(and rehabilitation )?(${PLACES})\\b`),
    then: 'other',
    example: 'the outpatient physiotherapy unit',
  },

  {
    about: 'heat',
    after: /^-(resist\w*|proof|sealed|treated|sensitive|stable|activated)/,
    then: 'other',
    example: 'heat-resistant foam',
  },
  { about: 'cold', after: /^-cold\b/, then: 'other', example: 'ice-cold service' },
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
      /\b(higher|lower|less|primary|secondary|tertiary|(no|of) formal|adult|works in|medical|continuing|physical|board of|department of|levels? of|years of|special|sex)\s$/,
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
