import { describe, expect, it } from 'vitest';
import { spotPassages } from '../../spotting/index.ts';
import { passagesOf } from '../../spotting/passages.ts';
import { voiceOf } from '../../spotting/patient.ts';

/** How a text speaks of people. */
function voice(text: string) {
  const { scanned, level } = spotPassages(passagesOf(text));
  return voiceOf(scanned, level === 'note');
}

describe('whom a page speaks of', () => {
  it.each([
    [
      'patient',
      'Care home visit\n\nReason: low back pain since Sunday.\n\nMeds: paracetamol 1g qds, naproxen 500 mg bd.\n\nBP 138/70, no new leg weakness.',
    ],
    ['patient', 'Low back pain 6/52, no bladder symptoms.\n\nPhysio 2/12 ago. Review 2/52.'],
    ['patient', 'Mr Hale is a 52-year-old man with low back pain. He takes naproxen.'],
    [
      'subject',
      'Low back pain\n\nMost people with low back pain get better. You can take naproxen. Your pharmacist can tell you about doses.',
    ],
    [
      'subject',
      'Low back pain: what trials say\n\nPatients took naproxen 500 mg bd. Studies of physiotherapy in people with low back pain found little. Participants with leg weakness were left out.',
    ],
    [
      'oneself',
      'My low back pain\n\nI have had low back pain since I fell. I take naproxen and my doctor sent me to physiotherapy. I hate it. My wife drives me there, and I do my exercises when I can.',
    ],
  ])('%s: %s', (who, text) => {
    expect(voice(text)).toBe(who);
  });
});
