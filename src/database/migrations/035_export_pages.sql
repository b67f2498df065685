-- An export reads page after page by day and id: without these, each page sorts all that is left.
create index activity_by_day on activity (held_on, id);
create index enquiry_by_day on enquiry (asked_on, id);
