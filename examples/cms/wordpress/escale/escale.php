<?php
/**
 * Plugin Name: Escale
 * Description: Cartes, fiches, réservation, labels et CO2 d'un réseau de lieux de travail partagés, en bloc, en code court ou par leur adresse.
 * Version: 0.1.0
 * Requires at least: 6.0
 * Requires PHP: 7.4
 * License: MIT
 *
 * One setting, the address of the network's hub. Authors then paste an address of the hub alone on a line (oEmbed), or
 * choose the block « Escale ». Nothing is stored but that address, and nothing is asked of anybody but the hub.
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** The widgets of the kit with their attributes: the same words as in a tag and in an address. */
const ESCALE_WIDGETS = array(
	'place-map'      => array( 'territory', 'bbox', 'near', 'radius', 'kind', 'label', 'amenity', 'bookable', 'telework-spot', 'q', 'filters', 'lat', 'lon', 'zoom', 'view', 'tiles', 'limit' ),
	'place-card'     => array( 'place', 'show', 'without-booking', 'heading-level' ),
	'booking-button' => array( 'place', 'resource', 'date', 'seats' ),
	'label-badge'    => array( 'place', 'label', 'size' ),
	'co2-counter'    => array( 'place', 'territory', 'period' ),
	'impact-simulator' => array( 'audience' ),
);

/** What stands there without JavaScript, and what the editor calls the widgets. */
const ESCALE_TITLES = array(
	'place-map'        => 'Lieux où travailler près de chez soi',
	'place-card'       => 'Un lieu où travailler',
	'booking-button'   => 'Réserver une place',
	'label-badge'      => 'Les labels d’un lieu',
	'co2-counter'      => 'CO2 épargné par le réseau',
	'impact-simulator' => 'Simulateur : travailler plus près',
);

/** Address of the hub without a slash at its end; empty until an administrator has given one. */
function escale_hub() {
	return untrailingslashit( (string) get_option( 'escale_hub', '' ) );
}

/** The setting takes an http or https address and nothing else. */
function escale_sanitize_hub( $value ) {
	$address = untrailingslashit( esc_url_raw( trim( (string) $value ), array( 'http', 'https' ) ) );
	if ( '' !== trim( (string) $value ) && '' === $address ) {
		add_settings_error( 'escale_hub', 'escale_hub', __( "L'adresse du réseau commence par https://.", 'escale' ) );
		return escale_hub();
	}
	return $address;
}

add_action(
	'admin_init',
	function () {
		register_setting( 'general', 'escale_hub', array( 'sanitize_callback' => 'escale_sanitize_hub', 'default' => '' ) );
		add_settings_field(
			'escale_hub',
			__( 'Réseau de lieux (Escale)', 'escale' ),
			function () {
				printf(
					'<input type="url" class="regular-text" id="escale_hub" name="escale_hub" value="%s" placeholder="https://lieux.example" aria-describedby="escale_hub_help"><p class="description" id="escale_hub_help">%s</p>',
					esc_attr( escale_hub() ),
					esc_html__( "L'adresse donnée par le réseau. Ses pages préparent aussi ce qu'il faut coller : /configurer.", 'escale' )
				);
			},
			'general',
			'default',
			array( 'label_for' => 'escale_hub' )
		);
	}
);

add_action(
	'init',
	function () {
		$hub = escale_hub();
		if ( '' !== $hub ) {
			wp_oembed_add_provider( $hub . '/e/*', $hub . '/oembed' );
			wp_oembed_add_provider( $hub . '/places/*', $hub . '/oembed' );
		}
		add_shortcode( 'escale', 'escale_shortcode' );
		wp_register_script( 'escale-block', plugins_url( 'block.js', __FILE__ ), array( 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components' ), '0.1.0', true );
		wp_add_inline_script( 'escale-block', 'window.escale = ' . wp_json_encode( array( 'hub' => $hub, 'widgets' => ESCALE_TITLES ) ) . ';', 'before' );
		register_block_type(
			'escale/widget',
			array(
				'api_version'     => 3,
				'title'           => 'Escale',
				'category'        => 'embed',
				'icon'            => 'location-alt',
				'attributes'      => array(
					'widget'     => array( 'type' => 'string', 'default' => 'place-map' ),
					'parameters' => array( 'type' => 'string', 'default' => '' ),
				),
				'editor_script'   => 'escale-block',
				'render_callback' => 'escale_render_block',
			)
		);
	}
);

/** Turns « territory=commune:35238&kind=cafe » into attributes, those of the widget only. */
function escale_attributes( $widget, $parameters ) {
	$given = array();
	wp_parse_str( (string) $parameters, $given );
	return escale_known( $widget, $given );
}

/** Leaves only what the widget has: an author cannot write another attribute. */
function escale_known( $widget, $given ) {
	$known = array();
	foreach ( ESCALE_WIDGETS[ $widget ] as $name ) {
		// The shortcode parser turns hyphens into nothing it can read: underscores are accepted for them.
		$value = isset( $given[ $name ] ) ? $given[ $name ] : ( isset( $given[ str_replace( '-', '_', $name ) ] ) ? $given[ str_replace( '-', '_', $name ) ] : null );
		if ( is_scalar( $value ) && 'false' !== $value ) {
			$known[ $name ] = (string) $value;
		}
	}
	return $known;
}

/** The element with the link that stands there without JavaScript, and the kit's one line of script, once a page. */
function escale_element( $widget, $attributes ) {
	$hub = escale_hub();
	if ( '' === $hub ) {
		return current_user_can( 'manage_options' ) ? '<p>' . esc_html__( "Escale : donnez l'adresse du réseau dans Réglages, Général.", 'escale' ) . '</p>' : '';
	}
	add_action( 'wp_footer', 'escale_print_script' );
	$typed = '';
	foreach ( $attributes as $name => $value ) {
		$typed .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	$address = add_query_arg( array_map( 'rawurlencode', $attributes ), $hub . '/e/' . $widget );
	return sprintf(
		'<escale-%1$s%2$s><a href="%3$s">%4$s</a></escale-%1$s>',
		$widget,
		$typed,
		esc_url( $address ),
		esc_html( ESCALE_TITLES[ $widget ] )
	);
}

/** Out of the optimisers' hands: they would delay it until a click or bundle a copy that never renews itself. */
function escale_print_script() {
	static $printed = false;
	if ( $printed ) {
		return;
	}
	$printed = true;
	printf( '<script type="module" src="%s" data-no-optimize="1" data-no-minify="1" data-cfasync="false" nowprocket></script>', esc_url( escale_hub() . '/kit/v1/escale.js' ) );
}

function escale_render_block( $attributes ) {
	$widget = isset( ESCALE_WIDGETS[ $attributes['widget'] ] ) ? $attributes['widget'] : 'place-map';
	return escale_element( $widget, escale_attributes( $widget, $attributes['parameters'] ) );
}

/** [escale widget="place-card" place="1002M"] */
function escale_shortcode( $given ) {
	$given  = is_array( $given ) ? $given : array();
	$widget = isset( $given['widget'], ESCALE_WIDGETS[ $given['widget'] ] ) ? $given['widget'] : 'place-map';
	return escale_element( $widget, escale_known( $widget, $given ) );
}
