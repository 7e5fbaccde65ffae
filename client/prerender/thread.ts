import { parentPort, workerData } from 'node:worker_threads';
import type { LanguageTag } from '../../shared/words/languages.ts';
import type { Catalogue } from '../words/part.ts';
import { prerenderPages } from './prerender.tsx';

// A thread of the service, which writes the prerendered pages of one language: each page needs globals of its own.

const { language, catalogue } = workerData as { language: LanguageTag; catalogue: Catalogue };
parentPort?.postMessage(await prerenderPages(language, catalogue));
