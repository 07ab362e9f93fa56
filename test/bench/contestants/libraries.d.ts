/** What we use of libraries that bring no types for the file that we take. */
declare module 'mark.js/dist/mark.es6.js' {
  interface Options {
    separateWordSearch?: boolean;
    accuracy?: 'exactly';
    diacritics?: boolean;
    combinePatterns?: boolean;
    done?(found: number): void;
  }
  export default class Mark {
    constructor(context: Element);
    mark(terms: readonly string[], options: Options): void;
    markRegExp(expression: RegExp, options: Options): void;
  }
}

declare module 'advanced-mark.js/dist/mark.es6.js' {
  export { default } from 'mark.js/dist/mark.es6.js';
}

declare module 'findandreplacedomtext' {
  interface Portion {
    text: string;
    index: number;
  }
  export default function findAndReplaceDOMText(
    root: Node,
    options: { find: RegExp; replace: (portion: Portion, match: RegExpExecArray) => Node | string },
  ): unknown;
}
