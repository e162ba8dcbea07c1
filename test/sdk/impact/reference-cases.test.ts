import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  annualTravelCost,
  energy,
  moneySaved,
  netGrams,
  suppressSmall,
  visitImpact,
  yearImpact,
  type Factor,
  type Leg,
  type Visit,
} from '../../../sdk/impact/index.ts';
import { factorOf } from '../../../sdk/impact/factors.ts';
import {
  impactCo2Telework,
  impactCo2Transport,
  monImpactTransportHours,
  monImpactTransportMinutes,
  monImpactTransportTelework,
  nosGestesClimatTelework,
  realLitres,
} from './comparison-models.ts';
import { caseIds, caseOf, casesOf, near, numbersOf } from './reference-cases.ts';

const tested = new Set<string>();

/** A factor as a case gives it: known exactly. */
const exactly = (value: number): Factor => ({
  ...factorOf('car-thermal-compact-petrol'),
  id: `case:${value}`,
  value,
  uncertaintyPercent: 0,
});

const trip = (kilometres = 0, factor = 0, occupants = 1): Leg[] => [
  { factor: exactly(factor), kilometres, occupants, uncertaintyPercent: 0 },
];

for (const { id, inputs, outputs } of casesOf('independent-arithmetic').filter(({ id }) =>
  ['P-01', 'P-03', 'P-05', 'P-06'].includes(id),
)) {
  test(`the engine gives ${id}`, () => {
    const given = numbersOf(inputs);
    const expected = numbersOf(outputs);
    const visit: Visit = {
      without: 'employer',
      usual: trip(given['d_ref_one_way_km'], given['factor_ref_g_per_km'], given['occupants_ref']),
      today: trip(given['d_sub_one_way_km'], given['factor_sub_g_per_km'], given['occupants_sub']),
      place: given['place_g_per_visit'] ?? 0,
    };
    const { computation, scenarios, low, high } = visitImpact(visit);
    near(computation.gross, expected['gross_g_per_visit'], 'gross');
    near(scenarios.central, expected['net_g_per_visit_central_rho25'], 'central');
    near(scenarios.optimistic, expected['net_g_per_visit_high_rho0'], 'optimistic');
    near(scenarios.pessimistic, expected['net_g_per_visit_low_rho31'], 'pessimistic');
    // With everything else exact, the range is that of the rebound alone.
    near(low, expected['net_g_per_visit_low_rho31'], 'low');
    near(high, expected['net_g_per_visit_high_rho0'], 'high');
    const year = yearImpact(visit, {
      visitsPerWeek: given['visits_per_week'] ?? 0,
      weeksPerYear: given['weeks_per_year'] ?? 0,
    });
    near(year.value / 1000, expected['net_kg_per_year_central_rho25'], 'year');
    near(year.low / 1000, expected['net_kg_per_year_low_rho31'], 'year, low');
    near(year.high / 1000, expected['net_kg_per_year_high_rho0'], 'year, high');
  });
  tested.add(id);
}

test('money is a difference on the annual scale (P-11)', () => {
  const { inputs, outputs } = caseOf('P-11');
  const { km_before: before = NaN, km_after: after = NaN } = numbersOf(inputs);
  const expected = numbersOf(outputs);
  const car = { scale: 'car-5' } as const;
  near(annualTravelCost(before, car), expected['eur_before']);
  near(annualTravelCost(after, car), expected['eur_after']);
  near(moneySaved(before, after, car).value, expected['eur_saved']);
  near(moneySaved(before, after, { ...car, electric: true }).value, expected['electric_plus_20pct']);
  near(moneySaved(before, after, car).value / (before - after), expected['marginal_eur_per_km']);
  assert.notEqual(moneySaved(before, after, car).value, expected['naive_eur_at_0_636']);
  tested.add('P-11');
});

test('what may be published of counts (P-15)', () => {
  const { inputs, outputs } = caseOf('P-15');
  const { k, cases } = inputs as { k: number; cases: number[][] };
  assert.deepEqual(
    cases.map((counts) => suppressSmall(counts, k)),
    (outputs as { published: unknown }).published,
  );
  tested.add('P-15');
});

test('fuel of a visit is that of Nos Gestes Climat (P-13)', () => {
  const { inputs, outputs } = caseOf('P-13');
  const km = numbersOf(inputs)['one_way_km'] ?? NaN;
  const expected = numbersOf(outputs);
  const petrol = realLitres(6.49, 1.21, km);
  const diesel = realLitres(4.68, 1.17, km);
  near(petrol, expected['petrol_litres']);
  near(diesel, expected['diesel_litres']);
  near(petrol * energy.petrolPerLitre * 1000, expected['petrol_g_co2e']);
  near(diesel * energy.dieselPerLitre * 1000, expected['diesel_g_co2e']);
  tested.add('P-13');
});

for (const { id, inputs, outputs } of casesOf('impactco2-teletravail')) {
  test(`Impact CO2, telework, reproduced (${id})`, () => {
    const given = numbersOf(inputs);
    const expected = numbersOf(outputs);
    const computed = impactCo2Telework(
      expected['factor_kg_per_km'] ?? NaN,
      given['one_way_km'] ?? NaN,
      given['office_days_per_week'] ?? NaN,
      given['telework_days_per_week'] ?? NaN,
    );
    near(computed.total, expected['total_per_weekly_day_kg_per_year']);
    near(computed.emitted, expected['emitted_kg_per_year']);
    near(computed.saved, expected['saved_kg_per_year']);
    near(computed.percentOfFootprint, expected['percent_of_9_1t']);
    // Ours is the same where nobody travels to the place, and the car is as it divides it.
    const usual = trip(given['one_way_km'], (expected['factor_kg_per_km'] ?? NaN) * 1000);
    const ours = yearImpact(
      { without: 'employer', usual, today: [] },
      { visitsPerWeek: given['telework_days_per_week'] ?? NaN },
    );
    near(ours.value / 1000, expected['saved_kg_per_year'], 'ours');
  });
  tested.add(id);
}

for (const { id, inputs, outputs } of casesOf('teletravail.monimpacttransport')) {
  test(`Mon Impact Transport, telework, reproduced (${id})`, () => {
    const given = numbersOf(inputs);
    const expected = numbersOf(outputs);
    const [km = NaN, days = NaN, weeks = NaN] = [
      given['round_trip_km'],
      given['telework_days_per_week'],
      given['holiday_weeks'],
    ];
    const minutes = monImpactTransportMinutes(expected['speed_kmh'] ?? NaN, km);
    near(
      monImpactTransportTelework(expected['factor_g_per_km'] ?? NaN, km, days, weeks),
      expected['kgco2e_per_year'],
      'kg',
    );
    assert.equal(minutes, expected['minutes_per_day']);
    assert.equal(monImpactTransportHours(minutes, days, weeks), expected['hours_per_year']);
    // Ours is the same for one way of half the round trip, without a trip to the place.
    const usual = trip(km / 2, expected['factor_g_per_km']);
    const ours = yearImpact(
      { without: 'employer', usual, today: [] },
      { visitsPerWeek: days, weeksPerYear: 51 - weeks },
    );
    near(ours.value / 1000, expected['kgco2e_per_year'], 'ours');
  });
  tested.add(id);
}

test('Impact CO2, transport of its API, reproduced (API-01)', () => {
  const { inputs, outputs } = caseOf('API-01');
  const km = numbersOf(inputs)['km'] ?? NaN;
  const perPassenger: Readonly<Record<string, number>> = {
    voiturethermique: 110.55776005563027,
    voitureelectrique: 12.08836005563031,
    busthermique: 113.5,
    metro: 4.2,
    rer: 6.6,
    ter: 22.9,
  };
  for (const { slug, kgco2e } of outputs as readonly { slug: string; kgco2e: number }[]) {
    // « +1 » divides by two what was divided by 1.6 already.
    const shared = slug.endsWith('+1');
    const factor = perPassenger[slug.replace('+1', '')] ?? NaN;
    near(impactCo2Transport(shared ? factor / 2 : factor, km), kgco2e, slug);
  }
  tested.add('API-01');
});

for (const { id, inputs, outputs } of casesOf('nosgestesclimat')) {
  test(`Nos Gestes Climat, telework, reproduced (${id})`, () => {
    const expected = numbersOf(outputs);
    const perKm = (expected['usage_kg_per_vkm'] ?? NaN) + (expected['construction_kg_per_vkm'] ?? NaN);
    const oneWay = numbersOf(inputs)['transport . voiture . boulot . distance . km aller'] ?? NaN;
    const [days = NaN, weeks = NaN] = [expected['jours_gagnes'], expected['semaines']];
    near(2 * oneWay * perKm, expected['empreinte_jour_voiture_kg'], 'one day');
    near(nosGestesClimatTelework(perKm, oneWay, days, weeks), expected['kgco2e_per_year'], 'kg');
    // The factor that we keep for this car is its use, rounded to a milligram.
    const fuel = JSON.stringify(inputs).includes('gazole') ? 'diesel' : 'petrol';
    const kept = factorOf(`car-thermal-compact-${fuel}`).value;
    assert.ok(Math.abs(kept - (expected['usage_kg_per_vkm'] ?? NaN) * 1000) < 0.001);
  });
  tested.add(id);
}

test('from Nos Gestes Climat to Impact CO2: 1.6 people, a week less, a quarter of rebound (P-08)', () => {
  const { inputs, outputs } = caseOf('P-08');
  const kg = netGrams(((numbersOf(inputs)['ngc_kg'] ?? NaN) / 1.6) * (46 / 47), 0.25);
  near(kg, numbersOf(outputs)['kg']);
  assert.ok(Math.abs(kg - (numbersOf(outputs)['impactco2_G3_05'] ?? NaN)) < 0.01);
  tested.add('P-08');
});

test('no case of the file is left out', () => {
  assert.deepEqual([...tested].sort(), [...caseIds].sort());
});
