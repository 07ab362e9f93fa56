/** Five whole walks through the care pathway, from the warning signs to an end. */
import type { Reader } from '../data/schema.ts';

interface WholeWalk {
  /** Name of the file with the text that is expected for the note. */
  name: string;
  reader: Reader;
  /** Ids of nodes, in the order in which they are met. */
  trail: readonly string[];
}

/** The steps that every walk on mechanical pain begins with. */
const BEGIN = ['red-flags', 'whole-person', 'pattern', 'imaging', 'duration'];
/** First-line care, up to the choice of mind-body options. */
const FIRST_LINE = [
  'stay-active',
  'no-bed-rest',
  'exercise',
  'exercise-pain',
  'stretching',
  'heat',
  'mind-body',
];
/** From what to avoid to the question of risk. */
const TO_RISK = ['avoid', 'work', 'course', 'start-back'];

export const WALKS: readonly WholeWalk[] = [
  {
    name: 'acute-mechanical-low-risk',
    reader: 'clinician',
    trail: [
      ...BEGIN,
      ...['acute-pain', 'spread', 'axial-pain', 'spasm'],
      ...FIRST_LINE,
      ...TO_RISK,
      ...['low-risk', 'adjuncts', 'medicines', 'response', 'keep-going'],
    ],
  },
  {
    name: 'chronic-axial',
    reader: 'clinician',
    trail: [
      ...BEGIN,
      ...['chronic-pain', 'spread', 'axial-pain', 'spasm'],
      ...FIRST_LINE,
      'yoga',
      ...TO_RISK,
      ...['medium-risk', 'adjuncts', 'manual-therapy', 'manual-stop', 'medicines'],
      ...['nsaids', 'after-nsaids', 'duloxetine', 'psychological', 'psychological-pain'],
      ...['response', 'specific-cause', 'review-times', 'twelve-weeks', 'specialist-centre'],
    ],
  },
  {
    name: 'radicular',
    reader: 'student',
    trail: [
      ...BEGIN,
      ...['chronic-pain', 'spread', 'radicular-pain', 'spasm'],
      ...FIRST_LINE,
      'mindfulness',
      ...TO_RISK,
      ...['high-risk', 'psychological', 'psychological-function', 'adjuncts', 'medicines'],
      ...['nsaids', 'after-nsaids', 'tramadol', 'response'],
      // Round once more: the same steps are met for the second time.
      ...['psychological', 'psychological-pain', 'response', 'specific-cause', 'review-times'],
      'multidisciplinary',
    ],
  },
  {
    name: 'spasm-flare',
    reader: 'patient',
    trail: [
      ...BEGIN,
      ...['chronic-pain', 'spread', 'axial-pain', 'spasm', 'with-spasm'],
      ...FIRST_LINE,
      'tai-chi',
      ...TO_RISK,
      ...['low-risk', 'adjuncts', 'spasm-flare', 'medicines', 'response', 'keep-going'],
    ],
  },
  { name: 'red-flag', reader: 'patient', trail: ['red-flags', 'emergency'] },
];
