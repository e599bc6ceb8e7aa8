"""Page objects and journeys, a folder a product. A page object holds locators by role and label, and nothing else."""
