/** What the map is made of, as it is laid out when the extension is built and drawn when it is opened. */
import type { PathwayNode } from '../../../data/schema.ts';

/** A point in pixels of the map at its own size, from the top left corner. */
export interface Point {
  x: number;
  y: number;
}

/** Lines of text in a box, given by its centre. */
export interface MapBox extends Point {
  width: number;
  height: number;
  lines: string[];
}

/** A step, where it is drawn. */
export interface MapNode extends MapBox {
  id: string;
}

/** The line from one step to another: its corners, and its label where it has one. */
export interface MapEdge {
  from: string;
  to: string;
  points: Point[];
  label: MapBox | null;
}

/** The whole map, in pixels. */
export interface MapLayout {
  width: number;
  height: number;
  nodes: MapNode[];
  edges: MapEdge[];
}

/** Font sizes and line heights of the map, in pixels; map.css sets the same. */
export const TYPE = { node: 13, nodeLine: 16, label: 12, labelLine: 14 } as const;
/** Space at the left of a step's words for its mark, in pixels. */
export const MARK = 20;
/** How far the points of a question's shape reach beyond its words, in pixels. */
export const POINT = 9;

/** Whether steps of this type carry a mark before their words. */
export function isMarked(type: PathwayNode['type']): boolean {
  return type !== 'action' && type !== 'question';
}
