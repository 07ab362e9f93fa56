/** The part of text-readability that the tests use; the package ships no types. */
declare module 'text-readability' {
  const readability: {
    /** US school grade of a text by the Flesch-Kincaid formula. */
    fleschKincaidGrade(text: string): number;
  };
  export default readability;
}
