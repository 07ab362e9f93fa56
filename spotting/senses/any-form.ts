/** Senses of any form, and of the name of physiotherapy: addresses, jobs, places, times of day. In order: the first that fits decides. */
import type { SenseRule } from './rule.ts';

const PLACES =
  'clinics?|centers?|centres?|departments?|units?|wards?|wings?|rooms?|offices?|suites?|hours|practices?|associates|institutes?|studios?|spas?|guild|society|association|federation|college|school|ltd|limited|llc|pllc|inc|gmbh|group|wellness|therapists?';
const JOBS =
  'technologists?|technicians?|aides?|assistants?|instructors?|teachers?|nurses?|screeners?|receptionists?|students?';

export const ANY_FORM: readonly SenseRule[] = [
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
  {
    about: 'patient education',
    after: /^\s+(on|about|regarding) (smoking|alcohol|diet|diabet|insulin|wound)/,
    then: 'other',
    example: 'patient education on smoking',
  },
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
];
