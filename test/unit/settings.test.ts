import { describe, expect, test } from 'vitest';
import { isOff, toSettings } from '../../browser/settings.ts';

describe('settings', () => {
  test('whatever the storage holds, settings are whole', () => {
    const defaults = { reader: 'patient', paused: false, mutedSites: [] };
    expect(toSettings({})).toEqual(defaults);
    expect(toSettings({ reader: 'nobody', paused: 'yes', mutedSites: 'a.org' })).toEqual(defaults);
    expect(toSettings({ reader: 'clinician', paused: true, mutedSites: ['a.org', 3] })).toEqual({
      reader: 'clinician',
      paused: true,
      mutedSites: ['a.org'],
    });
  });

  test('a site is off when everything is paused or the site is muted', () => {
    const settings = toSettings({ mutedSites: ['a.org'] });
    expect(isOff(settings, 'a.org')).toBe(true);
    expect(isOff(settings, 'b.a.org')).toBe(false);
    expect(isOff({ ...settings, paused: true }, 'b.org')).toBe(true);
  });
});
