import { writeApiTypes } from './api-types-file.ts';

// `npm run write:types`: the first step of `npm run build:packages`, without a build.
process.stdout.write(writeApiTypes() ? 'The types of the procedures changed.\n' : 'Nothing changed.\n');
