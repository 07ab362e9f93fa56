/** What a scene of the gallery is: one surface in one state, and the ways in which it is photographed. */
import type { Page } from 'playwright-core';
import type { Settings } from '../../browser/settings.ts';
import type { Rect } from '../eyes.ts';
import type { Size, Studio } from '../studio.ts';

/** How the browser is set for a picture: its theme, colours of the reader's own choice, or the page as it is printed. */
export type Look = 'light' | 'dark' | 'forced' | 'print';

/** Languages of the interface. Pictures in others than English are those that show its words. */
export const LANGUAGES = ['en', 'fr', 'es'] as const;

/** A language of the interface. */
export type Language = (typeof LANGUAGES)[number];

/** A page in its state, ready for the camera. */
export interface Staged {
  page: Page;
  /** The part of the viewport to show, CSS pixels; absent: all of it. */
  clip?: Rect;
}

/** One surface in one state. */
export interface Scene {
  /** What is shown: `card`, `popup`, `panel`, … */
  surface: string;
  /** In which state, in a word or two: `red-flag`, `no-results`. */
  state: string;
  /** Readers for whom it is taken anew; absent: the clinician. */
  readers?: readonly Settings['reader'][];
  /** Widths that it is taken in, CSS pixels; absent: that in which it was opened. */
  widths?: readonly number[];
  /** Absent: light and dark. */
  looks?: readonly Look[];
  /** True: it is taken in the other languages as well, in the light. */
  translated?: boolean;
  /** True: the whole page, as far as `TALLEST`, not only what the window shows. */
  whole?: boolean;
  /** Settings beside the defaults. */
  settings?: Partial<Settings>;
  /** What an organisation has set, as the background keeps what it has read of it. */
  policy?: object;
  /** Something stored in the place of the settings; `settings` and `readers` count for nothing then. */
  stored?: unknown;
  /** Brings it about. */
  stage(studio: Studio): Promise<Staged>;
}

/** One picture, as the index lists it. */
export interface Picture {
  surface: string;
  state: string;
  reader: Settings['reader'];
  look: Look;
  language: Language;
  /** Width of the window, CSS pixels. */
  width: number;
  /** File beside the index. */
  file: string;
  /** Of the picture, CSS pixels. */
  size: Size;
}

/** The name of a picture's file: what tells it apart, and nothing where it is the usual. */
export function fileName(scene: Scene, taken: Omit<Picture, 'file' | 'size'>): string {
  const { reader, look, language, width } = taken;
  const parts = [
    scene.surface,
    scene.state,
    ...((scene.readers?.length ?? 0) > 1 ? [reader] : []),
    ...((scene.widths?.length ?? 0) > 1 ? [String(width)] : []),
    look,
    ...(language === 'en' ? [] : [language]),
  ];
  return `${parts.join('.')}.png`;
}

/**
 * The scenes whose name has what is asked for: `--only card` or `--only panel/map`.
 * @param only part of `surface/state`; empty for all
 */
export function chosen(scenes: readonly Scene[], only: string): Scene[] {
  return scenes.filter(({ surface, state }) => `${surface}/${state}`.includes(only));
}
