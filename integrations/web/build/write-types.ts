import { writeApiTypes } from './api-types-file.ts';

// `npm run write:types`: what `npm run build:packages` does first, without building anything.
process.stdout.write(writeApiTypes() ? 'The types of the procedures changed.\n' : 'Nothing changed.\n');
