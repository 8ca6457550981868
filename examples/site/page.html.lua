<h1><%= title %></h1>
<ul>
<% for _, page in ipairs(pages) do if not page.draft then %>
  <li><a href="<%= page.path %>"><%= page.name %></a>, <%= page.words %> words</li>
<% end end %>
</ul>
<p><% for i, tag in ipairs(tags) do %><%- i > 1 and ", " or "" %><%= tag %><% end %></p>
