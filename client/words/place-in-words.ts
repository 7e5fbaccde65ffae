import { toPlaceIn } from '../../shared/words/place.ts';
import { language } from './language.ts';

/** A place of the service's answers, with the country's name in the language of the page. */
export const placeInWords = (place: string): string => toPlaceIn(language(), place);
