/**
 * The four elements about one place, in one file: what a page with three of them or more loads, instead of a file for
 * each with its own copies of what they share (tools/kit-copies.mjs).
 */
import '../components/booking-button/booking-button.ts';
import '../components/co2-counter/co2-counter.ts';
import '../components/label-badge/label-badge.ts';
import '../components/place-card/place-card.ts';
