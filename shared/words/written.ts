/** Language and script, which decide who can read a text: `zh-CN` is `zh-Hans`, and `pt-PT` is written as `pt-BR`. */
export function toWritten(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
}
