<?php
/** Deleting the plugin takes its one setting along, on every site of a network. */

if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
	exit;
}

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $escale_site ) {
		delete_blog_option( $escale_site, 'escale_hub' );
	}
} else {
	delete_option( 'escale_hub' );
}
