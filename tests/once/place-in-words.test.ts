import { expect, it } from 'vitest';
import { toPlaceIn } from '../../shared/words/place.ts';

it.each([
  ['Berlin, Germany', 'Berlin, Alemania'],
  ['Germany', 'Alemania'],
  ['The Netherlands', 'Países Bajos'],
  ['Istanbul, Türkiye', 'Istanbul, Turquía'],
  ['Bursa, Turkey', 'Bursa, Turquía'],
  ['Sarajevo, Bosnia and Herzegovina', 'Sarajevo, Bosnia y Herzegovina'],
  ['Abidjan, Ivory Coast', 'Abidjan, Côte d’Ivoire'],
  ['Hong Kong', 'RAE de Hong Kong (China)'],
  ['Washington, D.C., United States', 'Washington, D.C., Estados Unidos'],
])('writes the country of %j in the language of the reader', (place, expected) => {
  expect(toPlaceIn('es', place)).toBe(expected);
});

it('leaves a place as it is in English, and where no country is known', () => {
  expect(toPlaceIn('en', 'Bursa, Turkey')).toBe('Bursa, Turkey');
  expect(toPlaceIn('ar', 'Springfield, Elsewhere')).toBe('Springfield, Elsewhere');
  expect(toPlaceIn('ar', 'Bursa, Turkey')).toBe('Bursa, تركيا');
});
