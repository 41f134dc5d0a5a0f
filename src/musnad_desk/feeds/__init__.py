"""What programs read of the site: Atom feeds, the sitemap, robots.txt."""
