/** Zoom and pan of the map: which part of it the frame shows. A thin edge round d3-zoom. */
import { select } from 'd3-selection';
import { type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import type { MapBox, Point } from './shape.ts';

/** The part of the map that is seen, in pixels of the map at its own size. */
export interface Seen extends Point {
  width: number;
  height: number;
}

/** What buttons and keys ask for. */
export interface Camera {
  /** Zooms about the middle of the frame. */
  zoomBy(factor: number): void;
  /** Shows the whole map. */
  fit(): void;
  /** Shows a step and the ways on from it at a size that can be read. */
  goTo(place: Place): void;
  /** Puts a place into the middle, without zooming. */
  centre(place: Point): void;
  /** Pans as little as needed for a box to be seen whole. */
  reveal(box: MapBox): void;
}

/** A step and what comes next: answers, and steps that they lead to. */
export interface Place {
  step: MapBox;
  next: readonly MapBox[];
}

interface Size {
  width: number;
  height: number;
}

/** Space kept round the map and round a step that is shown, in pixels. */
const SPACE = 28;
/** Largest zoom, and the zoom at which the map is read: on a wide frame it fills the width. */
const LARGEST = 2.5;
const READ = { narrow: 0.92, wide: 1 };
/** Smallest zoom at which the map is still read, for ways on that lie far apart. */
const LEAST = 0.8;
/** Most part of the frame above the step that is shown. */
const ABOVE = 0.3;
/** Space beside the steps that are shown, in pixels of the screen: in a wide frame, clear of the overview. */
const BESIDE = { narrow: 6, wide: 64, from: 640 };

/** The zoom at which the whole map is seen. */
export function fitScale(map: Size, frame: Size): number {
  return Math.min(frame.width / (map.width + SPACE), frame.height / (map.height + SPACE), 1);
}

/** The zoom at which the map is read. */
export function readScale(map: Size, frame: Size): number {
  return Math.min(READ.wide, Math.max(READ.narrow, frame.width / (map.width + SPACE)));
}

/**
 * Where the map is seen so that a step and the ways on from it stand in the frame; what lies further off than the frame is
 * high is left out, and where the ways on lie too far apart the step is in the middle.
 * @returns the place in the map that comes to the middle of the frame's width, at a part of its height, and the zoom
 */
export function opening(
  { step, next }: Place,
  map: Size,
  frame: Size,
): { at: Point; scale: number; above: number } {
  const read = readScale(map, frame);
  const below = frame.height * (1 - ABOVE);
  const near = [
    step,
    ...next.filter(({ y, height }) => y > step.y && (y + height / 2 - step.y) * LEAST < below),
  ];
  const left = Math.min(...near.map(({ x, width }) => x - width / 2));
  const right = Math.max(...near.map(({ x, width }) => x + width / 2));
  const room = frame.width - 2 * (frame.width < BESIDE.from ? BESIDE.narrow : BESIDE.wide);
  const fits = room / (right - left);
  const scale = fits < LEAST ? read : Math.min(read, fits);
  const x = fits < LEAST ? step.x : (left + right) / 2;
  const deepest = Math.max(...near.map(({ y, height }) => y + height / 2 - step.y)) * scale;
  const least = ((step.height / 2) * scale + BESIDE.narrow) / frame.height;
  const above = Math.max(least, Math.min(ABOVE, 1 - (deepest + BESIDE.narrow) / frame.height));
  return { at: { x, y: step.y }, scale, above };
}

/**
 * How far the picture has to be moved, in pixels of the screen, for a span to lie within a frame;
 * where it is longer than the frame its start counts.
 */
export function shiftInto(start: number, end: number, frame: number): number {
  if (start < SPACE) return SPACE - start;
  if (end > frame - SPACE) return Math.max(frame - SPACE - end, SPACE - start);
  return 0;
}

/**
 * Opens the camera on a frame.
 * @param scene what is moved and zoomed
 * @param first step that is shown first
 * @param onSeen told of each change
 * @param signal ends it
 */
export function openCamera(
  frame: SVGSVGElement,
  scene: SVGGElement,
  map: Size,
  first: Place,
  onSeen: (seen: Seen) => void,
  signal: AbortSignal,
): Camera {
  const svg = select(frame);
  // Measured when it changes, not at each move: measuring lays out the page anew.
  let size: Size = { width: frame.clientWidth, height: frame.clientHeight };
  let now: ZoomTransform = zoomIdentity;

  const zooming = zoom<SVGSVGElement, unknown>()
    .extent(() => [
      [0, 0],
      [size.width, size.height],
    ])
    .translateExtent([
      [-SPACE, -SPACE],
      [map.width + SPACE, map.height + SPACE],
    ])
    // A hand that trembles still chooses.
    .clickDistance(5)
    .on('start', ({ sourceEvent }) => {
      // Only what a button or a key asks for glides (as far as the reader wants motion: tokens.css).
      scene.classList.toggle('glides', !sourceEvent);
      frame.classList.toggle('held', sourceEvent?.type === 'mousedown');
    })
    .on('end', () => frame.classList.remove('held'))
    .on('zoom', ({ transform }: { transform: ZoomTransform }) => {
      now = transform;
      scene.style.transform = `translate(${now.x}px, ${now.y}px) scale(${now.k})`;
      const { width, height } = size;
      onSeen({ x: -now.x / now.k, y: -now.y / now.k, width: width / now.k, height: height / now.k });
    });

  const show = (place: Point, scale: number, above: number) => {
    const { width, height } = size;
    const to = zoomIdentity
      .translate(width / 2 - place.x * scale, height * above - place.y * scale)
      .scale(scale);
    zooming.transform(
      svg,
      zooming.constrain()(
        to,
        [
          [0, 0],
          [width, height],
        ],
        zooming.translateExtent(),
      ),
    );
  };
  const goTo = (place: Place) => {
    const { at, scale, above } = opening(place, map, size);
    show(at, scale, above);
  };

  svg.call(zooming).on('dblclick.zoom', null);
  let shown = false;
  const resized = new ResizeObserver(() => {
    size = { width: frame.clientWidth, height: frame.clientHeight };
    if (size.width === 0) return;
    zooming.scaleExtent([fitScale(map, size), LARGEST]);
    if (shown) zooming.translateBy(svg, 0, 0);
    else goTo(first);
    shown = true;
  });
  resized.observe(frame);
  signal.addEventListener('abort', () => {
    resized.disconnect();
    svg.on('.zoom', null);
  });

  return {
    zoomBy: (factor) => zooming.scaleBy(svg, factor),
    fit: () => show({ x: map.width / 2, y: map.height / 2 }, fitScale(map, size), 0.5),
    goTo,
    centre: (place) => show(place, now.k, 0.5),
    reveal: (box) => {
      const { width, height } = size;
      const [x, y] = now.apply([box.x, box.y]);
      const [w, h] = [(box.width * now.k) / 2, (box.height * now.k) / 2];
      zooming.translateBy(
        svg,
        shiftInto(x - w, x + w, width) / now.k,
        shiftInto(y - h, y + h, height) / now.k,
      );
    },
  };
}
