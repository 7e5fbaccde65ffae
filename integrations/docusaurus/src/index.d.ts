import type { LoadContext, Plugin } from '@docusaurus/types';
import type { PluginOptions } from './options.js';

export { type PluginOptions, validateOptions } from './options.js';

export default function gatehouse(context: LoadContext, options: Required<PluginOptions>): Plugin;
