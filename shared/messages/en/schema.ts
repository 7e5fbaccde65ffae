export default {
  /** The texts of `shared/` that schemas and fields have in English, by that text. */
  schema: {},
} as const;
