-- A moment of the API has milliseconds: a due time with more of them was never behind the cursor that named it.
update post set due_at = date_trunc('milliseconds', due_at) where due_at <> date_trunc('milliseconds', due_at);
