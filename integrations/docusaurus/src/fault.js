/**
 * What ends the build, in one sentence that says what to do instead.
 * @param {string} sentence
 */
export function toFault(sentence) {
  const error = new Error(`docusaurus-plugin-gatehouse ${sentence}`);
  error.stack = error.message; // Docusaurus prints the stack, and would bury the sentence under its own files
  return error;
}
