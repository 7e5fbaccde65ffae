/**
 * An error that ends the build, with one sentence that says what to do instead.
 * @param {string} sentence
 */
export function toFault(sentence) {
  const error = new Error(`docusaurus-plugin-gatehouse ${sentence}`);
  error.stack = error.message; // Docusaurus prints the stack, which would hide the sentence
  return error;
}
