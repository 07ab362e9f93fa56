import {
  A_SUBJECT,
  ONE_PATIENT,
  ONE_PATIENT_OPENING,
  ONESELF,
  PATIENT_DOES,
  SHORTHAND,
} from './patient-words.ts';
import { fileRules } from './triggers.ts';

/** How texts speak of people, filed by first word; in this order. */
export const VOICES = fileRules([
  ONE_PATIENT,
  ONE_PATIENT_OPENING,
  A_SUBJECT,
  ONESELF,
  PATIENT_DOES,
  SHORTHAND,
]);
