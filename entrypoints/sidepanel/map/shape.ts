/** What the map is made of, as it is laid out when the extension is built and drawn when it is opened. */
import type { PathwayNode } from '../../../data/schema.ts';
import type { Face } from './text.ts';

/** A point in pixels of the map at its own size, from the top left corner. */
export interface Point {
  x: number;
  y: number;
}

/** A place for words, given by its centre. */
export interface MapBox extends Point {
  width: number;
  height: number;
}

/** A step, where it is drawn. */
export interface MapNode extends MapBox {
  id: string;
  /** Names the step where lines break off that go on to it. */
  letter?: string | undefined;
}

/**
 * The line from one step to another: its corners, and its label where it has one. A line that breaks off
 * ends at a ring with the letter of the step that it goes on to.
 */
export interface MapEdge {
  from: string;
  to: string;
  points: Point[];
  label: MapBox | null;
  ring?: (Point & { letter: string }) | undefined;
}

/** How words are set: of steps, or of answers. */
export interface Type {
  /** Font size, height of a line, and most width of one, in pixels. */
  size: number;
  line: number;
  width: number;
  /** What the words are drawn in, which says how wide they will be. */
  face: Face;
}

/** The whole map, in pixels. The words stand in the data; boxes have room for them, set in this type. */
export interface MapLayout {
  width: number;
  height: number;
  type: { node: Type; label: Type };
  nodes: MapNode[];
  edges: MapEdge[];
}
/** Space at the left of a step's words for its mark, in pixels. */
export const MARK = 20;
/** Width and height of a ring with a letter, in pixels. */
export const RING = 15;
/** How far the points of a question's shape reach beyond its words, in pixels. */
export const POINT = 9;

/** Whether steps of this type carry a mark before their words. */
export function isMarked(type: PathwayNode['type']): boolean {
  return type !== 'action' && type !== 'question';
}
